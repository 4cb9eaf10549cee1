/** A notebook's verdict as reports tell it. */
import type { IFinding } from '../checks/types';
import { fileLines } from '../notebook/file-lines';
import { isPython } from '../notebook/language';
import type { INotebook } from '../notebook/types';
import type { IJudgement } from '../review';
import type { IAllowance } from '../standards/allowances';
import type { IGate, ILowered, IStandardResult } from '../standards/types';
import { Excerpts } from './excerpt';
import type { IExcerpt } from './excerpt';
import { Lines } from './positions';
import type { IPosition } from './positions';
import { numberedCells, render } from './render';

/** Plain data: goes from thread to thread, and into caches. */
export interface IChecked {
  /** Relative to the project root. */
  notebook: string;
  /** Language of the notebook, where it is not Python: most is not checked here then. */
  foreign: string | null;
  gate: IGate;
  document: { path: string; title: string; lowered: ILowered[] };
  /** Indexes of findings are those of this notebook. */
  standards: IStandardResult[];
  findings: IPlacedFinding[];
  /** What stands in the code: waivers, used or not, and `# noqa`. */
  inCode: IInCodeLine[];
}

/** A finding where a person would look for it: 1-based, columns in UTF-16. */
export interface IPlacedFinding {
  finding: IFinding;
  /** Number of its cell over all cells; null where it is about no cell. */
  index: number | null;
  /** Null where the whole cell is meant. */
  from: IPosition | null;
  to: IPosition | null;
  message: string;
  /** What its fix does, to cells or to files of the project; null: it has none. */
  fixTitle: string | null;
  /** Null where it names no place. */
  excerpt: IExcerpt | null;
  /** 1-based line of the .ipynb file; null where it is about no cell, or nobody asked. */
  fileLine: number | null;
}

/** A waiver or a `# noqa` where a person would look for it. */
export interface IInCodeLine {
  notebook: string;
  cell: string;
  /** Number of its cell over all cells. */
  index: number;
  /** 1-based, in the cell. */
  line: number;
  /** Null: a `# noqa`, which gives no reason. */
  allowance: IAllowance | null;
  /** Checks and rules; empty: all of ruff's. */
  ids: string[];
}

/**
 * What reports tell of a notebook.
 *
 * @param text - The .ipynb file, for reports that point into it.
 */
export function checkedOf(
  notebook: INotebook,
  review: IJudgement,
  text?: string
): IChecked {
  const { gate, document, standards } = review;
  return {
    notebook: review.notebook,
    foreign: isPython(notebook.language) ? null : notebook.language,
    gate,
    document: {
      path: document.path,
      title: document.title,
      lowered: document.lowered
    },
    standards,
    findings: placedFindings(notebook, review, text),
    inCode: inCodeLines(notebook, review)
  };
}

function placedFindings(
  notebook: INotebook,
  { findings }: IJudgement,
  text: string | undefined
): IPlacedFinding[] {
  const cells = new Map(notebook.cells.map(cell => [cell.key, cell]));
  const lines = new Map<string, Lines>();
  const cellName = numberedCells(notebook);
  const excerpts = new Excerpts(notebook, findings);
  const lineOf = text === undefined ? null : fileLines(text);
  return findings.map(finding => {
    const cell = finding.cell === null ? undefined : cells.get(finding.cell);
    const { range } = finding;
    const place = (offset: number): IPosition => {
      const source = cell!;
      const known = lines.get(source.key) ?? new Lines(source.source);
      lines.set(source.key, known);
      return known.at(offset);
    };
    const from = cell && range ? place(range.start) : null;
    const to = cell && range ? place(range.end) : null;
    return {
      finding,
      index: cell ? cell.index + 1 : null,
      from,
      to,
      message:
        finding.sentence || render(finding.template, finding.args, cellName),
      fixTitle: (finding.fix ?? finding.projectFix)?.title ?? null,
      excerpt: from && to ? excerpts.of(finding, from, to) : null,
      fileLine: cell && lineOf ? lineOf(cell.index, from?.line ?? 1) : null
    };
  });
}

function inCodeLines(
  notebook: INotebook,
  { allowances, silenced }: IJudgement
): IInCodeLine[] {
  const number = new Map(
    notebook.cells.map(({ key, index }) => [key, index + 1])
  );
  const placed = [
    ...allowances.map(one => ({ ...one, allowance: one })),
    ...silenced.map(one => ({ ...one, ids: one.codes, allowance: null }))
  ];
  return placed
    .map(({ cell, line, ids, allowance }) => ({
      notebook: notebook.path,
      cell,
      index: number.get(cell) ?? 0,
      line,
      allowance,
      ids
    }))
    .sort((a, b) => a.index - b.index || a.line - b.line);
}
