import type { Expression, IConstant } from '../../python/ast';

/** A piece of a log message: text as it is shown, or a field with the source of its value. */
export type Part = { text: string } | { field: string; source: string };

export function isText(part: Part): part is { text: string } {
  return 'text' in part;
}

export function isString(value: Expression): value is IConstant {
  return value.type === 'Constant' && value.of === 'str';
}

/** An expression's source so that it can stand as an argument of a call. */
export function sourceOf(value: Expression, source: string): string {
  const text = source.slice(value.start, value.end).trim();
  const bare =
    value.type === 'Yield' ||
    value.type === 'YieldFrom' ||
    (value.type === 'Tuple' && !isBracketed(text)) ||
    (value.type === 'GeneratorExp' && !isBracketed(text));
  return bare ? `(${text})` : text;
}

/** Whether the first bracket closes at the very end. */
function isBracketed(text: string): boolean {
  if (!text.startsWith('(') || !text.endsWith(')')) {
    return false;
  }
  let depth = 0;
  for (let i = 0; i < text.length - 1; i++) {
    depth += text[i] === '(' ? 1 : text[i] === ')' ? -1 : 0;
    if (depth === 0) {
      return false;
    }
  }
  return true;
}
