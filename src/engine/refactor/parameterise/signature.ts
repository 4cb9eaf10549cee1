/** New keyword-only parameters in the text of a def; everything else of it stays as it is. */
import type { IArguments, IFunctionDef } from '../../python/ast';
import { lastToken, nextToken } from './tokens';

export interface ITextEdit {
  start: number;
  end: number;
  text: string;
}

/** Edit of the source that the def stands in. @param parameters `k` or `k=0.5` */
export function withParameters(
  source: string,
  def: IFunctionDef,
  parameters: readonly string[]
): ITextEdit {
  const { args } = def;
  const list = parameters.join(', ');
  const star = args.vararg || args.kwonlyargs.length > 0 ? '' : '*, ';
  if (args.kwarg) {
    const at = source.lastIndexOf('**', args.kwarg.start);
    return { start: at, end: at, text: `${star}${list}, ` };
  }
  const last = lastEnd(args);
  const from = last ?? openParenthesis(source, def) + 1;
  const close = closeParenthesis(source, from);
  const token = last === null ? null : lastToken(source, from, close);
  if (token === null) {
    return { start: close, end: close, text: `${star}${list}` };
  }
  return token.text === ','
    ? { start: close, end: close, text: ` ${star}${list}` }
    : { start: token.end, end: token.end, text: `, ${star}${list}` };
}

/** Where the last parameter ends, with its annotation and default; null where there is none. */
function lastEnd(args: IArguments): number | null {
  const parts = [
    ...args.posonlyargs,
    ...args.args,
    ...args.kwonlyargs,
    ...args.defaults,
    ...args.kw_defaults,
    args.vararg
  ];
  const ends = parts.flatMap(part => (part ? [part.end] : []));
  return ends.length > 0 ? Math.max(...ends) : null;
}

const HEAD = /(?:async\s+)?def\s+[^\s([\\]+/y;

function openParenthesis(source: string, def: IFunctionDef): number {
  const types = def.type_params.map(({ end }) => end);
  if (types.length > 0) {
    return source.indexOf('(', Math.max(...types));
  }
  HEAD.lastIndex = def.start;
  HEAD.exec(source);
  return source.indexOf('(', HEAD.lastIndex);
}

/** The last `)` before the `:` or `->` that ends the parameters; brackets around a default come before it. */
function closeParenthesis(source: string, from: number): number {
  let close = -1;
  for (
    let token = nextToken(source, from);
    token && token.text !== ':' && token.text !== '-';
    token = nextToken(source, token.end)
  ) {
    if (token.text === ')') {
      close = token.end - 1;
    }
  }
  return close;
}
