import { tokenEnd } from '../../python/scan';

/** Every line four to the right, but for blank ones and those that begin inside a string. */
export function indented(text: string): string {
  const inString = new Set<number>();
  for (let at = 0; at < text.length;) {
    const end = Math.max(at + 1, tokenEnd(text, at));
    // A backslash and its line end are a token, too.
    if (end - at > 2 && text[at] !== '\\') {
      for (
        let feed = text.indexOf('\n', at);
        feed >= 0 && feed < end;
        feed = text.indexOf('\n', feed + 1)
      ) {
        inString.add(feed + 1);
      }
    }
    at = end;
  }
  let start = 0;
  return text
    .split('\n')
    .map(line => {
      const keep = inString.has(start) || line.trim() === '';
      start += line.length + 1;
      return keep ? line : `    ${line}`;
    })
    .join('\n');
}
