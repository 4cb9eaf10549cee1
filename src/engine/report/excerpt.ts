import type { IFinding } from '../checks/types';
import type { INotebook } from '../notebook/types';
import type { IColours } from './colours';
import { Lines } from './positions';
import type { IPosition } from './positions';

const TAB = '    ';

/** The line that a finding is about, as it may be shown. */
export interface IExcerpt {
  /** Without its line end; long lines are cut. */
  text: string;
  /** Columns on a terminal before the place, and under it. */
  before: number;
  under: number;
}

/** A line with carets below, as ruff shows it. */
export function excerptLines(
  { text, before, under }: IExcerpt,
  line: number,
  colours: IColours
): string[] {
  const number = String(line);
  const bar = colours.blue(`${' '.repeat(number.length)} |`);
  const carets = '^'.repeat(Math.max(1, Math.min(under, WIDEST - before)));
  return [
    bar,
    `${colours.blue(`${number} |`)} ${text}`,
    before < WIDEST ? `${bar} ${' '.repeat(before)}${colours.red(carets)}` : bar
  ];
}

/** Excerpts of one notebook. What looks like a secret is never shown, whatever the finding is. */
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

  /** Null where the finding names no place. */
  of({ cell }: IFinding, from: IPosition, to: IPosition): IExcerpt | null {
    const source = cell === null ? undefined : this._sources.get(cell);
    if (source === undefined) {
      return null;
    }
    const lines = this._lines.get(source) ?? new Lines(source);
    this._lines.set(source, lines);
    const text = lines.line(from.line);
    const last =
      to.line > from.line ? text.length + 1 : Math.max(to.column, from.column);
    return {
      text: cut(text.replace(/\t/g, TAB)),
      before: widthOf(text.slice(0, from.column - 1)),
      under: widthOf(text.slice(from.column - 1, last - 1))
    };
  }

  private _lines = new Map<string, Lines>();
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
