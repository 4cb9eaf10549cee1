import { tokenEnd } from '../../python/scan';

/** A comment: UTF-16 offsets, `#` included, line end left out. */
export interface IComment {
  start: number;
  end: number;
}

/** Comments of a Python text whose lines end in `\n` or `\r\n`. */
export function commentsOf(text: string): IComment[] {
  const comments: IComment[] = [];
  let at = 0;
  while (at < text.length) {
    const end = tokenEnd(text, at);
    if (text[at] === '#') {
      comments.push({ start: at, end: text[end - 1] === '\r' ? end - 1 : end });
    }
    at = end;
  }
  return comments;
}
