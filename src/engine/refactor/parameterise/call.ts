/** New keyword arguments in the text of a call. */
import type { ICall } from '../../python/ast';
import type { ITextEdit } from './signature';
import { lastToken } from './tokens';

/** Edits of the source that the call stands in. @param names each passed as `k=k` */
export function withArguments(
  source: string,
  call: ICall,
  names: readonly string[]
): ITextEdit[] {
  const list = names.map(name => `${name}=${name}`).join(', ');
  const close = call.end - 1;
  const parts = [...call.args, ...call.keywords];
  if (parts.length === 0) {
    return [insertion(close, list)];
  }
  if (isBareGenerator(source, call)) {
    const open = source.indexOf('(', call.func.end);
    return [insertion(open + 1, '('), insertion(close, `), ${list}`)];
  }
  const last = Math.max(...parts.map(({ end }) => end));
  const token = lastToken(source, last, close);
  return [
    token.text === ','
      ? insertion(close, ` ${list}`)
      : insertion(token.end, `, ${list}`)
  ];
}

/** `sum(x for x in xs)`: the call's brackets are the generator's own. */
function isBareGenerator(source: string, { args, end }: ICall): boolean {
  const [first] = args;
  return (
    args.length === 1 &&
    first.type === 'GeneratorExp' &&
    first.end === end &&
    source[first.start] === '('
  );
}

function insertion(at: number, text: string): ITextEdit {
  return { start: at, end: at, text };
}
