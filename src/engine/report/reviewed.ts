import type { IFinding } from '../checks/types';
import type { INotebook } from '../notebook/types';
import type { IReview } from '../review';
import type { IAllowance } from '../standards/allowances';
import type { IGate, IStandardResult, Status } from '../standards/types';
import { Lines } from './positions';
import { numberedCells, render } from './render';

/** A review with the notebook it is of. */
export interface IReviewed {
  notebook: INotebook;
  review: IReview;
}

/** A finding where a person would look for it: 1-based, columns in UTF-16. */
export interface IPlacedFinding {
  finding: IFinding;
  /** Number of its cell over all cells; null where it is about no cell. */
  index: number | null;
  /** Null where the whole cell is meant. */
  from: { line: number; column: number } | null;
  to: { line: number; column: number } | null;
  message: string;
}

/** One verdict on any number of notebooks. */
export interface IVerdict {
  gate: IGate['state'];
  reasons: string[];
  notebooks: { path: string; gate: IGate['state']; reasons: string[] }[];
  standards: IStandardResult[];
  findings: IPlacedFinding[];
  /** What stands in the code: waivers, used or not, and `# noqa`. */
  inCode: IInCodeLine[];
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

/** From the worst to what says nothing: over several notebooks the worst counts. */
const WORST: Status[] = [
  'failing',
  'lapsed',
  'not-run',
  'switched-off',
  'waiting',
  'waived',
  'signed',
  'met',
  'not-applicable',
  'not-checked-here',
  'nothing'
];
const GATES: IGate['state'][] = ['closed', 'draft', 'open', 'none'];

/** Puts reviews of one project together; indexes of findings run over all of them. */
export function verdictOn(reviewed: readonly IReviewed[]): IVerdict {
  const findings: IPlacedFinding[] = [];
  const standards = new Map<string, IStandardResult>();
  for (const { notebook, review } of reviewed) {
    const offset = findings.length;
    findings.push(...placedFindings(notebook, review));
    for (const result of review.standards) {
      const own = {
        ...result,
        findings: result.findings.map(index => index + offset),
        allowed: result.allowed.map(index => index + offset)
      };
      const before = standards.get(result.id);
      standards.set(result.id, before ? worse(before, own) : own);
    }
  }
  const notebooks = reviewed.map(({ review: { notebook, gate } }) => ({
    path: notebook,
    gate: gate.state,
    reasons: gate.reasons.map(({ message }) => message)
  }));
  return {
    gate:
      GATES.find(state => notebooks.some(one => one.gate === state)) ?? 'none',
    reasons: reasonsOf(notebooks),
    notebooks,
    standards: [...standards.values()],
    findings,
    inCode: reviewed.flatMap(inCodeLines)
  };
}

function inCodeLines({
  notebook,
  review: { allowances, silenced }
}: IReviewed): IInCodeLine[] {
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

/** Reasons of all; where there are several notebooks each says whose it is. */
function reasonsOf(notebooks: IVerdict['notebooks']): string[] {
  const several = notebooks.length > 1;
  return [
    ...new Set(
      notebooks.flatMap(({ path, reasons }) =>
        reasons.map(reason => (several ? `${path}: ${reason}` : reason))
      )
    )
  ];
}

function worse(a: IStandardResult, b: IStandardResult): IStandardResult {
  const [first] = WORST.indexOf(b.status) < WORST.indexOf(a.status) ? [b] : [a];
  return {
    ...first,
    findings: [...a.findings, ...b.findings],
    allowed: [...a.allowed, ...b.allowed]
  };
}

function placedFindings(
  notebook: INotebook,
  { findings }: IReview
): IPlacedFinding[] {
  const cells = new Map(notebook.cells.map(cell => [cell.key, cell]));
  const lines = new Map<string, Lines>();
  const cellName = numberedCells(notebook);
  return findings.map(finding => {
    const cell = finding.cell === null ? undefined : cells.get(finding.cell);
    const { range } = finding;
    const place = (offset: number): IPlacedFinding['from'] => {
      const source = cell!;
      const known = lines.get(source.key) ?? new Lines(source.source);
      lines.set(source.key, known);
      return known.at(offset);
    };
    return {
      finding,
      index: cell ? cell.index + 1 : null,
      from: cell && range ? place(range.start) : null,
      to: cell && range ? place(range.end) : null,
      message:
        finding.sentence || render(finding.template, finding.args, cellName)
    };
  });
}
