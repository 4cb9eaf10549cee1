/**
 * 1-based line of a key in a TOML text, null where it is not found. The parser
 * keeps no positions; this reads headers and keys only, and looks over strings
 * of several lines.
 */
export function lineOfKey(
  text: string,
  keys: readonly string[]
): number | null {
  let table: string[] = [];
  let ending: string | null = null;
  const lines = text.split(/\r\n|\n/);
  for (let index = 0; index < lines.length; index++) {
    const line = lines[index];
    if (ending !== null) {
      ending = line.includes(ending) ? null : ending;
      continue;
    }
    const header = /^\s*\[\[?([^\]]+)\]\]?\s*(#.*)?$/.exec(line);
    if (header) {
      table = dotted(header[1]);
      if (same(table, keys)) {
        return index + 1;
      }
      continue;
    }
    const assignment = /^\s*((?:"[^"]*"|'[^']*'|[\w.\s-])+?)\s*=\s*(.*)$/.exec(
      line
    );
    if (!assignment) {
      continue;
    }
    const path = [...table, ...dotted(assignment[1])];
    // A key of an inline table stands on the line of the table.
    if (same(path, keys.slice(0, path.length))) {
      return index + 1;
    }
    ending = open(assignment[2]);
  }
  return null;
}

function open(value: string): string | null {
  const quotes = /^("""|''')/.exec(value)?.[0];
  return quotes && !value.slice(3).includes(quotes) ? quotes : null;
}

function dotted(key: string): string[] {
  return [...key.matchAll(/"([^"]*)"|'([^']*)'|([^.\s"']+)/g)].map(
    match => match[1] ?? match[2] ?? match[3]
  );
}

function same(a: readonly string[], b: readonly string[]): boolean {
  return a.length === b.length && a.every((part, index) => part === b[index]);
}
