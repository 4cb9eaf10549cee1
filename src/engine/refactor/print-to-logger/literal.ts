const ESCAPES: Record<string, string> = {
  '\n': '\\n',
  '\r': '\\r',
  '\t': '\\t',
  '\0': '\\x00'
};

/** A text as a Python literal; `preferred` is the quote unless the other one saves escapes. */
export function quoted(text: string, preferred: '"' | "'"): string {
  const other = preferred === '"' ? "'" : '"';
  const quote =
    text.includes(preferred) && !text.includes(other) ? other : preferred;
  return quote + escaped(text, quote, false) + quote;
}

/** A text of several lines as a Python literal that keeps them. */
export function tripleQuoted(text: string): string {
  const body = escaped(text, '"""', true);
  return `"""${body.endsWith('"') ? `${body.slice(0, -1)}\\"` : body}"""`;
}

function escaped(text: string, quote: string, lines: boolean): string {
  return text
    .replace(/\\/g, '\\\\')
    .split(quote)
    .join(quote.replace(/["']/g, '\\$&'))
    .replace(/\p{Cc}/gu, char =>
      lines && char === '\n'
        ? char
        : (ESCAPES[char] ??
          `\\x${char.charCodeAt(0).toString(16).padStart(2, '0')}`)
    );
}
