/** nbdev's directives: the `#|` lines at the head of a cell, and `metadata.nbdev`. Comments win. */

/** Directive -> its text; '' for one that stands alone. */
export type IDirectives = ReadonlyMap<string, string>;

const DIRECTIVE = /^\s*#\s*\|\s*([^\s:]+)\s*:?(.*)$/;
const MAGIC = /^\s*%%\w/;
const NONE: IDirectives = new Map();

export function directivesOf(
  source: string,
  metadata: Record<string, unknown>
): IDirectives {
  const written = metadata.nbdev;
  const hasTable = typeof written === 'object' && written !== null;
  if (!hasTable && !source.includes('|')) {
    return NONE;
  }
  const found = new Map<string, string>();
  if (hasTable) {
    for (const [name, value] of Object.entries(written)) {
      // `{"export": "true"}`; false switches a directive off.
      if (value !== false && value !== 'false' && value !== null) {
        found.set(name, textOf(value));
      }
    }
  }
  for (const line of source.split(/\r\n|\n|\r/)) {
    const directive = DIRECTIVE.exec(line);
    if (directive) {
      found.set(directive[1], textOf(directive[2]));
    } else if (line.trim() !== '' && !MAGIC.test(line)) {
      break;
    }
  }
  return found;
}

function textOf(value: unknown): string {
  return value === true || value === 'true' ? '' : String(value).trim();
}
