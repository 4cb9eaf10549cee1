import type { Expression, ICall } from '../../python/ast';
import { levelOf } from './level';
import { quoted, tripleQuoted } from './literal';
import { partsOf } from './parts';
import { isString, isText, sourceOf } from './source';
import type { Part } from './source';

/** Why a print stays as it is; the words follow "line 7: ". */
export type Refusal = string;

/** What one print writes. */
export interface IPrinted {
  parts: Part[];
  stderr: boolean;
  /** Text behind it: '' where the line ends there; null where the next print goes on in the same line. */
  open: string | null;
  /** The literal as it stands, where the message is just that. */
  verbatim: string | null;
  /** The source of its texts, for the style of the quotes. */
  style: string;
}

/** Reads a call of `print`. */
export function printed(call: ICall, source: string): IPrinted | Refusal {
  const options = new Map<string, Expression>();
  for (const { arg, value } of call.keywords) {
    if (arg === null) {
      return 'its `**` may hold anything';
    }
    options.set(arg, value);
  }
  const separator = separatorOf(options.get('sep'), source);
  const end = endOf(options.get('end'));
  if (separator === null) {
    return '`sep=` is worked out when it runs';
  }
  if (end === null) {
    return '`end=` is worked out when it runs';
  }
  const parts = joined(call.args, separator, source);
  const [sole] = call.args;
  const plain = end === '\n' && call.args.length === 1 && isString(sole);
  return {
    parts: end.endsWith('\n') ? [...parts, { text: end.slice(0, -1) }] : parts,
    stderr: isStream(options.get('file'), 'stderr', source),
    open: end.endsWith('\n') ? null : end,
    verbatim: plain ? source.slice(sole.start, sole.end) : null,
    style: call.args.map(arg => source.slice(arg.start, arg.end)).join(' ')
  };
}

/** Whether a call prints to the screen and not to a file. */
export function isOnScreen(call: ICall, source: string): boolean {
  const file = call.keywords.find(({ arg }) => arg === 'file')?.value;
  return (
    file === undefined ||
    (file.type === 'Constant' && file.of === 'None') ||
    isStream(file, 'stdout', source) ||
    isStream(file, 'stderr', source)
  );
}

/** The call of the logger that says the same. */
export function logCall(logger: string, message: IPrinted): string {
  const parts = message.parts.filter(part => !isText(part) || part.text !== '');
  const level = levelOf(parts, message.stderr);
  const fields = parts.filter(
    (part): part is Exclude<Part, { text: string }> => !isText(part)
  );
  const text = parts
    .map(part =>
      !isText(part)
        ? part.field
        : fields.length > 0
          ? part.text.replace(/%/g, '%%')
          : part.text
    )
    .join('');
  const literal = message.verbatim ?? literalOf(text, message.style);
  const args = [literal, ...fields.map(({ source }) => source)];
  return `${logger}.${level}(${args.join(', ')})`;
}

function literalOf(text: string, style: string): string {
  if (/"""|'''/.test(style) && text.includes('\n')) {
    return tripleQuoted(text);
  }
  return quoted(text, /["']/.exec(style)?.[0] === "'" ? "'" : '"');
}

function joined(
  args: readonly Expression[],
  separator: Part,
  source: string
): Part[] {
  const starred = args.findIndex(arg => arg.type === 'Starred');
  if (starred >= 0) {
    return [{ field: '%s', source: joinedCall(args, separator, source) }];
  }
  return args.flatMap((arg, i) => [
    ...(i > 0 ? [separator] : []),
    ...partsOf(arg, source)
  ]);
}

/** `" ".join(map(str, xs))` for `*xs`. */
function joinedCall(
  args: readonly Expression[],
  separator: Part,
  source: string
): string {
  const between = isText(separator)
    ? quoted(separator.text, '"')
    : separator.source;
  const [sole] = args;
  const values =
    args.length === 1 && sole.type === 'Starred'
      ? sourceOf(sole.value, source)
      : `(${args.map(arg => sourceOf(arg, source)).join(', ')})`;
  return `${between}.join(map(str, ${values}))`;
}

function separatorOf(
  value: Expression | undefined,
  source: string
): Part | null {
  if (!value || (value.type === 'Constant' && value.of === 'None')) {
    return { text: ' ' };
  }
  if (isString(value)) {
    return { text: String(value.value) };
  }
  return value.type === 'Name'
    ? { field: '%s', source: sourceOf(value, source) }
    : null;
}

function endOf(value: Expression | undefined): string | null {
  if (!value || (value.type === 'Constant' && value.of === 'None')) {
    return '\n';
  }
  return isString(value) ? String(value.value) : null;
}

function isStream(
  value: Expression | undefined,
  name: 'stdout' | 'stderr',
  source: string
): boolean {
  const text = value ? source.slice(value.start, value.end) : '';
  return new RegExp(`^(?:sys\\.)?_*${name}_*$`).test(text);
}
