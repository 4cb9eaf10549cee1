import type { Expression, IBinOp, ICall, IConstant } from '../../python/ast';
import { formatted } from './fields';
import { sourceOf } from './source';
import type { Part } from './source';

const PERCENT =
  /%(?:%|(?:\((?<key>\w*)\))?(?<field>[#0\- +]*(?<width>\*|\d+)?(?:\.(?<precision>\*|\d+))?[hlL]?[diouxXeEfFgGcrsa])|(?<rest>.|$))/gs;

/** `"%s of %d" % (a, b)` in pieces; null where its values can't be told one by one. */
export function percentParts(value: IBinOp, source: string): Part[] | null {
  const template = String((value.left as IConstant).value);
  const values = operands(value.right);
  const parts: Part[] = [];
  let at = 0;
  let used = 0;
  for (const match of template.matchAll(PERCENT)) {
    parts.push({ text: template.slice(at, match.index) });
    at = match.index! + match[0].length;
    const { key, field, width, precision } = match.groups!;
    if (match[0] === '%%') {
      parts.push({ text: '%' });
      continue;
    }
    if (
      field === undefined ||
      key !== undefined ||
      width === '*' ||
      precision === '*' ||
      used >= values.length
    ) {
      return null;
    }
    parts.push({
      field: `%${field}`,
      source: sourceOf(values[used++], source)
    });
  }
  parts.push({ text: template.slice(at) });
  return used === values.length ? parts : null;
}

function operands(right: Expression): Expression[] {
  if (right.type === 'Dict' || right.type === 'Starred') {
    return [];
  }
  if (right.type !== 'Tuple') {
    return [right];
  }
  return right.elts.some(element => element.type === 'Starred')
    ? []
    : right.elts;
}

const BRACES =
  /\{\{|\}\}|\{(?<name>\w*)(?:!(?<conversion>[rsa]))?(?::(?<spec>[^{}]*))?\}|(?<rest>[{}])/g;

/** `"{} of {total:.1f}".format(a, total=b)` in pieces; null where a field is more than a name or number. */
export function bracesParts(call: ICall, source: string): Part[] | null {
  const { func, args, keywords } = call;
  if (
    func.type !== 'Attribute' ||
    args.some(arg => arg.type === 'Starred') ||
    keywords.some(({ arg }) => arg === null)
  ) {
    return null;
  }
  const template = String((func.value as IConstant).value);
  const parts: Part[] = [];
  const used = new Set<Expression>();
  let at = 0;
  let next = 0;
  for (const match of template.matchAll(BRACES)) {
    parts.push({ text: template.slice(at, match.index) });
    at = match.index! + match[0].length;
    const { name, conversion = '', spec = '', rest } = match.groups!;
    if (rest !== undefined) {
      return null;
    }
    if (name === undefined) {
      parts.push({ text: match[0][0] });
      continue;
    }
    const value = /^\d*$/.test(name)
      ? args[name === '' ? next++ : Number(name)]
      : keywords.find(({ arg }) => arg === name)?.value;
    if (!value) {
      return null;
    }
    used.add(value);
    parts.push(formatted(sourceOf(value, source), conversion, spec));
  }
  parts.push({ text: template.slice(at) });
  // An argument that no field shows still runs.
  return used.size === args.length + keywords.length ? parts : null;
}
