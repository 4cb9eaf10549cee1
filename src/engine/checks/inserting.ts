/** Text put into calls and functions by fixes. */
import type { ICell } from '../notebook/types';
import type { ICall, IFunctionDef } from '../python/ast';
import { lastToken } from '../refactor/parameterise/tokens';
import type { ICellEdit } from '../refactor/types';

/** Adds `text` (`how="inner"`) as the last argument. */
export function withArgument(
  cell: ICell,
  call: ICall,
  text: string
): ICellEdit | null {
  const { source, key } = cell;
  const close = call.end - 1;
  const parts = [...call.args, ...call.keywords];
  const at = (start: number, inserted: string): ICellEdit => ({
    cell: key,
    start,
    end: start,
    text: inserted
  });
  if (parts.length === 0) {
    return at(close, text);
  }
  const [first] = call.args;
  if (parts.length === 1 && first?.type === 'GeneratorExp') {
    return null;
  }
  const last = Math.max(...parts.map(({ end }) => end));
  const token = lastToken(source, last, close);
  const end = token.text === ',' ? token.end - 1 : token.end;
  return at(end, `, ${text}`);
}

/**
 * Puts lines before the first statement of a function's body that is no
 * docstring, indented as it is. Null where the body stands on the line of its
 * `def`.
 */
export function intoBody(
  cell: ICell,
  { body, start: head }: IFunctionDef,
  lines: readonly string[]
): ICellEdit | null {
  const { source, key } = cell;
  const [first, second] = body;
  const documented =
    first.type === 'Expr' &&
    first.value.type === 'Constant' &&
    first.value.of === 'str';
  const eol = source.includes('\r\n') ? '\r\n' : '\n';
  if (documented && second === undefined) {
    return null;
  }
  const next = documented ? second : first;
  const start =
    'decorator_list' in next && next.decorator_list.length > 0
      ? source.lastIndexOf('@', next.decorator_list[0].start)
      : next.start;
  const lineStart =
    Math.max(
      source.lastIndexOf('\n', start - 1),
      source.lastIndexOf('\r', start - 1)
    ) + 1;
  const indent = source.slice(lineStart, start);
  if (lineStart <= head || indent.trim() !== '') {
    return null;
  }
  return {
    cell: key,
    start,
    end: start,
    text: lines.map(line => `${line}${eol}${indent}`).join('')
  };
}
