/** A statement as a title: what stood behind a level word begins a line of its own here. */
export function statementTitle(title: string): string {
  return title
    .replace(/^\p{Ll}/u, letter => letter.toUpperCase())
    .replace(/\.$/, '');
}
