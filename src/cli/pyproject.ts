/** pyproject.toml with `[tool.promote] standards`; everything else of it stays as it is. */
export function namedInPyproject(text: string, document: string): string {
  const end = /\r\n/.test(text) ? '\r\n' : '\n';
  const line = `standards = ${JSON.stringify(document)}`;
  const table = /^\[tool\.promote\][ \t]*(?:#.*)?\r?$/m.exec(text);
  if (table) {
    const at = table.index + table[0].replace(/\r$/, '').length;
    return `${text.slice(0, at)}${end}${line}${text.slice(at)}`;
  }
  const gap = text === '' ? '' : /\n$/.test(text) ? end : `${end}${end}`;
  return `${text}${gap}[tool.promote]${end}${line}${end}`;
}
