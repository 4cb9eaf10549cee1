import type { IFinding } from '../checks/types';
import type { INotebook } from '../notebook/types';
import type { IColours } from './colours';
import { Lines } from './positions';
import type { IPlacedFinding } from './reviewed';

const TAB = '    ';

/**
 * The lines of a cell that a finding is about, with carets below, as ruff shows
 * them. What looks like a secret is never shown, whatever the finding is.
 */
export class Excerpts {
  constructor(notebook: INotebook, findings: readonly IFinding[]) {
    for (const cell of notebook.cells) {
      const secrets = findings.filter(
        ({ check, cell: key, range }) =>
          check === 'config-no-secrets' && key === cell.key && range !== null
      );
      this._sources.set(
        cell.key,
        secrets.reduce(
          (text, { range }) => covered(text, range!.start, range!.end),
          cell.source
        )
      );
    }
  }

  /** Empty where the finding names no place. */
  of({ finding, from, to }: IPlacedFinding, colours: IColours): string[] {
    const source =
      finding.cell === null ? undefined : this._sources.get(finding.cell);
    if (source === undefined || !from || !to) {
      return [];
    }
    const lines = new Lines(source);
    const text = lines.line(from.line);
    const last =
      to.line > from.line ? text.length + 1 : Math.max(to.column, from.column);
    const number = String(from.line);
    const bar = colours.blue(`${' '.repeat(number.length)} |`);
    const before = widthOf(text.slice(0, from.column - 1));
    const under = widthOf(text.slice(from.column - 1, last - 1));
    return [
      bar,
      `${colours.blue(`${number} |`)} ${cut(text.replace(/\t/g, TAB))}`,
      before < WIDEST
        ? `${bar} ${' '.repeat(before)}${colours.red('^'.repeat(Math.max(1, Math.min(under, WIDEST - before))))}`
        : bar
    ];
  }

  private _sources = new Map<string, string>();
}

/** Characters of one line that are shown. */
const WIDEST = 160;

function cut(text: string): string {
  return text.length > WIDEST ? `${text.slice(0, WIDEST)}…` : text;
}

function covered(text: string, start: number, end: number): string {
  return (
    text.slice(0, start) +
    text.slice(start, end).replace(/[^\r\n]/g, '•') +
    text.slice(end)
  );
}

/** Columns on a terminal: wide characters take two, combining ones none. */
function widthOf(text: string): number {
  let width = 0;
  for (const char of text) {
    if (char === '\t') {
      width += TAB.length;
    } else if (/\p{Mark}|\u200b|\u200d|\ufe0f/u.test(char)) {
      continue;
    } else {
      width += WIDE.test(char) ? 2 : 1;
    }
  }
  return width;
}

const WIDE =
  /[\u1100-\u115f\u2e80-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60\uffe0-\uffe6]|\p{Emoji_Presentation}/u;
