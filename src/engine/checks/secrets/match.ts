/** A value in a text and the name it is given. */
export interface IPlace {
  name: string;
  value: string;
  /** UTF-16 offset of the value, quotes apart. */
  start: number;
  /** True where the value is a quoted text of code; false where it may be a word of prose. */
  sure: boolean;
}

/** All matches, also those inside of the value of another one. */
export function matches(
  text: string,
  pattern: RegExp,
  sure: boolean,
  as?: string
): IPlace[] {
  const found: IPlace[] = [];
  pattern.lastIndex = 0;
  for (
    let match = pattern.exec(text);
    match !== null;
    match = pattern.exec(text)
  ) {
    const { name, value } = match.groups!;
    const start = match.index + match[0].lastIndexOf(value);
    found.push({ name: as ?? bareName(name), value, start, sure });
    pattern.lastIndex = Math.max(start, match.index + 1);
  }
  return found;
}

/** `os.environ["DB_PASSWORD"]` → `DB_PASSWORD`, `"password"` → `password`. */
function bareName(name: string): string {
  const key = /\[\s*["']([\w.-]+)["']\s*\]$/.exec(name);
  return key ? key[1] : name.replace(/^["']|["']$/g, '');
}
