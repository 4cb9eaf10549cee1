/** A syntax tree as text, as `normalise.ts` describes it. */
import type { IConstant, IJoinedStr, Statement } from '../../python/ast';

const DOCUMENTED = new Set(['FunctionDef', 'AsyncFunctionDef', 'ClassDef']);

const POSITION = new Set(['type', 'start', 'end', 'line']);

/** Dump of a node, a list of nodes or a field. */
export function dump(value: unknown): string {
  if (Array.isArray(value)) {
    return `[${value.map(dump).join(',')}]`;
  }
  if (value === null || typeof value !== 'object') {
    return typeof value === 'string' ? JSON.stringify(value) : String(value);
  }
  const node = value as Statement | IConstant | IJoinedStr;
  switch (node.type) {
    case 'Constant':
      return `Constant(${node.of},${constant(node)})`;
    case 'JoinedStr':
    case 'TemplateStr':
      return `${node.type}(${dump(joined(node.values))})`;
    case 'Delete':
      return `Delete(${dump(node.targets.flatMap(target => (target.type === 'Tuple' ? target.elts : [target])))})`;
    default:
      return dumpFields(node);
  }
}

function dumpFields(node: Statement): string {
  const fields = Object.entries(node)
    .filter(([field, value]) => !POSITION.has(field) && !isEmpty(value))
    .sort(([one], [other]) => (one < other ? -1 : 1))
    .map(([field, value]) =>
      field === 'body' && DOCUMENTED.has(node.type)
        ? `body=${dumpBody(value as Statement[])}`
        : `${field}=${dump(value)}`
    );
  return `${node.type}(${fields.join(',')})`;
}

function isEmpty(value: unknown): boolean {
  return (
    value === null ||
    value === undefined ||
    value === false ||
    (Array.isArray(value) && value.length === 0)
  );
}

/** Dump of a module's own statement; a string that stands alone is one that documents. */
export function dumpTopLevel(node: Statement): string {
  return docstring(node) ?? dump(node);
}

/** A body whose first statement may be a docstring. */
function dumpBody(body: Statement[]): string {
  const [first, ...rest] = body;
  const doc = first && docstring(first);
  return doc ? `[${doc},${rest.map(dump).join(',')}]` : dump(body);
}

/** Without its indentation and outer blanks; null: no string. */
function docstring(node: Statement): string | null {
  if (
    node.type !== 'Expr' ||
    node.value.type !== 'Constant' ||
    node.value.of !== 'str'
  ) {
    return null;
  }
  const lines = String(node.value.value).split('\n');
  const text = lines
    .map(line => line.trim())
    .join('\n')
    .trim();
  return `Doc(${JSON.stringify(text)})`;
}

/** Numbers as text: a number and a bigint of the same value are one. */
function constant({ value }: IConstant): string {
  return typeof value === 'string' ? JSON.stringify(value) : String(value);
}

/** Parts of an f-string with neighbouring texts joined, as a formatter may split or join them. */
function joined(values: IJoinedStr['values']): IJoinedStr['values'] {
  const parts: IJoinedStr['values'] = [];
  for (const value of values) {
    const last = parts[parts.length - 1];
    if (value.type === 'Constant' && last?.type === 'Constant') {
      parts[parts.length - 1] = {
        ...last,
        value: `${last.value ?? ''}${value.value ?? ''}`
      };
    } else if (value.type !== 'Constant' || value.value !== '') {
      parts.push(value);
    }
  }
  return parts;
}
