/** One line of documentation, from the heading that the cells stand under. */

/** Null where the heading says nothing a reader would want. */
export function docstringFrom(heading: string | null): string | null {
  const text = (heading ?? '')
    .replace(/^(?:(?:step|part|section|chapter)\s*)?[\d.]*\d[.):]*\s+/i, '')
    .replace(/[*_`#]+/g, '')
    .replace(/\s+/g, ' ')
    .replace(/[\s:;,–-]+$/, '')
    .trim();
  if (!/\p{L}{2}/u.test(text)) {
    return null;
  }
  const sentence = text[0].toUpperCase() + text.slice(1);
  return /[.!?…]$/.test(sentence) ? sentence : `${sentence}.`;
}

/** The lines of a docstring, quotes included, without indentation. */
export function docstringLines(text: string): string[] {
  const safe = text
    .replace(/\r\n?/g, '\n')
    .replace(/\\/g, '\\\\')
    .replace(/"""/g, "'''")
    .trim();
  const lines = safe.split('\n').map(line => line.trimEnd());
  if (lines.length === 1) {
    return [`"""${lines[0]}${lines[0].endsWith('"') ? ' ' : ''}"""`];
  }
  return [`"""${lines[0]}`, ...lines.slice(1), '"""'];
}
