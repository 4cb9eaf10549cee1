/** What a proof by re-running says, in sentences. */
import type { INotebook } from '../notebook/types';
import type { CellName } from '../report/render';
import type { IDifference, IUndecided, IVerifyResult } from './types';

/** A result in words; cells by their keys. */
export interface IVerifySaid {
  verdict: string;
  lines: {
    kind: IVerifyLine['kind'];
    text: string;
    cell: string | null;
  }[];
}

/** How a cell is called: index 1-based over all cells, of the notebook as it was or as it is. */
export type CellAt = (index: number, when: 'before' | 'after') => string;

export const numberedCell: CellAt = (index, when) =>
  when === 'before' ? `cell ${index} as it was` : `cell ${index}`;

const MOST_LOCAL = 8;

/** The verdict in one line. */
export function verdictLine(result: IVerifyResult): string {
  const { verdict, differences, undecided, compared, reason } = result;
  switch (verdict) {
    case 'same': {
      const values = compared?.values ?? 0;
      const left = undecided.length ? `, ${undecided.length} undecided` : '';
      return `Same: ${count(values, 'variable')} and what ${count(compared?.cells ?? 0, 'cell')} printed and showed${left}.`;
    }
    case 'differs':
      return `Differs: ${count(differences.length, 'difference')}.`;
    case 'error':
      return result.error?.run === 'before'
        ? 'Error: the notebook as it was does not run to its end.'
        : 'Error: the notebook as it is does not run to its end.';
    case 'not-run':
      return `Not run: ${reason ?? 'no reason was given.'}`;
  }
}

export interface IVerifyLine {
  kind: 'wrong' | 'undecided' | 'note';
  text: string;
  /** Cell of the notebook as it is, 1-based over all cells; null: none is meant. */
  cell: number | null;
}

/** Everything else that is worth a line. */
export function verifyLines(
  result: IVerifyResult,
  cellAt: CellAt
): IVerifyLine[] {
  const { error, differences, undecided, gone, limits } = result;
  const lines: IVerifyLine[] = [];
  const note = (text: string) => lines.push({ kind: 'note', text, cell: null });
  if (error) {
    const where = error.cell
      ? capital(cellAt(error.cell.index, error.run))
      : 'The run';
    lines.push({
      kind: 'wrong',
      text: `${where} ends with ${error.name}: ${firstLine(error.message)}`,
      cell: error.run === 'after' ? (error.cell?.index ?? null) : null
    });
  }
  for (const one of differences) {
    const text = differenceLine(one, cellAt);
    lines.push({ kind: 'wrong', text, cell: one.cellsAfter?.[0] ?? null });
  }
  for (const one of undecided) {
    const text = undecidedLine(one, cellAt);
    lines.push({ kind: 'undecided', text, cell: null });
  }
  const local = gone.map(({ name }) => code(name));
  if (local.length === 1) {
    note(`No longer a variable, and nothing reads it: ${local[0]}.`);
  } else if (local.length > 1) {
    note(`No longer variables, and nothing reads them: ${some(local)}.`);
  }
  if (limits?.sampled.length) {
    note(`Compared by a sample: ${some(limits.sampled.map(code))}.`);
  }
  if (limits?.opaque.length) {
    note(`Compared by type alone: ${some(limits.opaque.map(code))}.`);
  }
  return lines;
}

/** The whole report of the command line. */
export function verifyText(result: IVerifyResult, cellAt: CellAt): string {
  const lines = verifyLines(result, cellAt).map(({ text }) => `  ${text}`);
  const { seconds } = result;
  const time = seconds
    ? [
        `Ran in ${seconds.before.toFixed(1)} s as it was, ${seconds.after.toFixed(1)} s as it is.`
      ]
    : [];
  return [verdictLine(result), ...lines, ...time, ''].join('\n');
}

function differenceLine(one: IDifference, cellAt: CellAt): string {
  const cell = place(one.cells, one.cellsAfter, cellAt);
  const name = code(one.name ?? '');
  const was = `was ${short(one.before)}, is ${short(one.after)}`;
  switch (one.what) {
    case 'value': {
      const parts = one.parts?.length ? ` (${some(one.parts.map(code))})` : '';
      return `${name}${parts} ${was}${cell}.`;
    }
    case 'between':
      return `${name} ${was} for a while${cell}.`;
    case 'gone':
      return `${name} is gone, and a later cell still reads it${cell}.`;
    case 'code':
      return `${name} ${was}${cell}.`;
    case 'stdout':
      return `Printed text differs${cell}: ${was}.`;
    case 'display':
      return `A shown value differs${cell}: ${was}.`;
    case 'figure':
      return `A figure differs${cell}: ${was}.`;
    case 'expected-error':
      return `The expected error differs${cell}: ${was}.`;
    case 'random':
      return `Another number of random draws: the state of ${name} differs at the end.`;
    case 'setting':
      return `The setting ${name} differs at the end.`;
    case 'file':
      return `The file ${name} ${was}.`;
  }
}

const WHY: Record<IUndecided['why'], string> = {
  time: 'it depends on the time',
  random: 'it depends on chance; seed the generator to have it compared',
  varies: 'it varies from run to run',
  unread: 'it took too long to read'
};

function undecidedLine(one: IUndecided, cellAt: CellAt): string {
  const what = one.name ? code(one.name) : WHAT[one.what];
  const rest = one.partly ? '; the rest of it is the same' : '';
  return `Undecided: ${what}${place(one.cells, undefined, cellAt)}, since ${WHY[one.why]}${rest}.`;
}

const WHAT: Record<IDifference['what'], string> = {
  value: 'a value',
  between: 'a value',
  gone: 'a value',
  code: 'a function',
  stdout: 'printed text',
  display: 'a shown value',
  figure: 'a figure',
  'expected-error': 'an expected error',
  random: 'a random generator',
  setting: 'a setting',
  file: 'a file'
};

/** ` in cell 4`; the cell as it is where it is known. */
function place(
  before: readonly number[] | undefined,
  after: readonly number[] | undefined,
  cellAt: CellAt
): string {
  if (after?.length) {
    return ` in ${cellAt(after[0], 'after')}`;
  }
  return before?.length ? ` in ${cellAt(before[0], 'before')}` : '';
}

function short(text: string): string {
  const line = firstLine(text);
  return line === ''
    ? 'nothing'
    : code(line.length > 60 ? `${line.slice(0, 59)}…` : line);
}

function firstLine(text: string): string {
  return text.split('\n', 1)[0].trim();
}

function some(words: readonly string[]): string {
  const shown = words.slice(0, MOST_LOCAL).join(', ');
  const more = words.length - MOST_LOCAL;
  return more > 0 ? `${shown} and ${more} more` : shown;
}

function count(n: number, noun: string): string {
  return `${n} ${noun}${n === 1 ? '' : 's'}`;
}

function code(text: string): string {
  return `\`${text}\``;
}

function capital(text: string): string {
  return text[0].toUpperCase() + text.slice(1);
}

/** What is shown where cells have titles. */
export function verifySaid(
  result: IVerifyResult,
  notebook: INotebook,
  cellName: CellName
): IVerifySaid {
  const lines = verifyLines(result, (index, when) => {
    const key = when === 'after' ? notebook.cells[index - 1]?.key : undefined;
    return key === undefined ? numberedCell(index, when) : cellName(key, false);
  });
  return {
    verdict: verdictLine(result),
    lines: lines.map(({ kind, text, cell }) => ({
      kind,
      text,
      cell: cell === null ? null : (notebook.cells[cell - 1]?.key ?? null)
    }))
  };
}

/** `verify --format json`; `docs/schemas/verify.schema.json` says what it holds. */
export function verifyJson(notebook: string, result: IVerifyResult): string {
  return `${JSON.stringify({ schema: 1, notebook, ...result }, null, 2)}\n`;
}
