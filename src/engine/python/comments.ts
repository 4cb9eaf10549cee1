import { tokenEnd } from './scan';

export interface IComment {
  /** UTF-16 offsets in the text; the end is before the line's end. */
  start: number;
  end: number;
  text: string;
}

/** Comments of a text by Python's lexical rules: never what stands in a string. */
export function commentsOf(text: string): IComment[] {
  const comments: IComment[] = [];
  let at = 0;
  while (at < text.length) {
    const end = tokenEnd(text, at);
    if (text[at] === '#') {
      const comment = text.slice(at, end).trimEnd();
      comments.push({ start: at, end: at + comment.length, text: comment });
    }
    at = end;
  }
  return comments;
}
