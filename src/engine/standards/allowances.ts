/** Waivers and silenced rules that stand in the code itself: FORMAT.md 11. */
import { checks } from '../checks/registry.gen';
import { selects, stableRules, stateOf } from '../checks/ruff/rules';
import type { ICellRange, IFinding } from '../checks/types';
import type { ICell, INotebook } from '../notebook/types';
import type { IPlan } from '../plan/types';
import { commentsOf } from '../python/comments';
import type { IComment } from '../python/comments';
import { Lines } from '../report/positions';
import { RESERVED } from './known';
import { didYouMean } from './nearest';
import { isDate } from './settings';

/** `# promote: allow CHECK until 2027-03-31 -- reason` on a finding's line, or on its cell's first line. */
export interface IAllowance {
  cell: string;
  range: ICellRange;
  /** 1-based line in the cell. */
  line: number;
  /** Ids of checks, rules of ruff. */
  ids: string[];
  /** YYYY-MM-DD, the last day it holds; null: not said. */
  until: string | null;
  /** '' where none is given, and then it waives nothing. */
  reason: string;
  /** Why it waives nothing, whatever it stands beside: a whole sentence. */
  problem: string | null;
  /** Whether it waives a finding. */
  used: boolean;
}

/** `# noqa`: ruff is silent there and nobody says why. */
export interface ISilenced {
  cell: string;
  range: ICellRange;
  line: number;
  /** As it stands there. */
  text: string;
  /** Rules that it silences; empty: all. */
  codes: string[];
}

export interface IInCode {
  allowances: IAllowance[];
  silenced: ISilenced[];
}

const ALLOW = /^#\s*promote\s*:\s*allow\b\s*(.*)$/i;
const SPOKEN = /promote\s*:\s*allow|noqa/i;
const NOQA =
  /#\s*(?:(?:ruff|flake8)\s*:\s*)?noqa\b(?:\s*:\s*([A-Z]+\d+(?:[,\s]+[A-Z]+\d+)*))?/i;
const DAY = 86_400_000;
/** Characters of a comment that are read. */
const LONGEST = 1_000;
const QUARTER = 91;
/** A leap day included. */
const YEAR = 366;

/** What the code of a notebook waives and silences; `today` as YYYY-MM-DD. */
export function inCodeOf(notebook: INotebook, plan: IPlan): IInCode {
  const found: IInCode = { allowances: [], silenced: [] };
  const leaving = new Set(
    plan.modules.flatMap(({ segments }) => segments.map(({ cell }) => cell))
  );
  for (const cell of notebook.cells) {
    if (cell.kind !== 'code' || !SPOKEN.test(cell.source)) {
      continue;
    }
    const lines = new Lines(cell.source);
    for (const comment of commentsOf(cell.source)) {
      const { line } = lines.at(comment.start);
      const place = {
        cell: cell.key,
        range: { start: comment.start, end: comment.end },
        line
      };
      const said = comment.text.slice(0, LONGEST);
      const allow = ALLOW.exec(said);
      const noqa = NOQA.exec(said);
      if (allow) {
        found.allowances.push({ ...place, ...read(allow[1]), used: false });
      } else if (noqa && leaving.has(cell.key)) {
        found.silenced.push({ ...place, ...silencedBy(comment, noqa) });
      }
    }
  }
  return found;
}

function silencedBy(
  comment: IComment,
  [, codes]: RegExpExecArray
): Pick<ISilenced, 'text' | 'codes'> {
  return {
    text: comment.text,
    codes: codes ? codes.toUpperCase().split(/[,\s]+/) : []
  };
}

function read(
  written: string
): Pick<IAllowance, 'ids' | 'until' | 'reason' | 'problem'> {
  const [, words, reason = ''] = /^(.*?)(?:\s*(?:--|—|–)\s*(.*))?$/.exec(
    written
  )!;
  const [names, after = ''] = words.split(/\s+until\b/i);
  const ids = names.split(/[\s,]+/).filter(Boolean);
  const day = after.trim();
  const base = {
    ids,
    until: isDate(day) ? day : null,
    reason: reason.trim()
  };
  const isDated = words !== names;
  return { ...base, problem: problemOf(base, isDated ? day : null) };
}

const FORM = '`# promote: allow CHECK until 2027-03-31 -- reason`';

/** `day`: what stands behind `until`; null: there is no `until`. */
function problemOf(
  { ids, until, reason }: Pick<IAllowance, 'ids' | 'until' | 'reason'>,
  day: string | null
): string | null {
  if (!ids.length) {
    return `It names no check; write ${FORM}.`;
  }
  const wrong = ids.find(id => !isKnown(id));
  if (wrong !== undefined) {
    const isRule = /^[A-Z]+\d+$/i.test(wrong);
    const near = isRule ? stableRules : checks.map(check => check.id);
    return `There is no check \`${wrong}\`.${didYouMean(isRule ? wrong.toUpperCase() : wrong, near)} The form is ${FORM}.`;
  }
  if (day !== null && until === null) {
    return `\`until ${day}\` names no day; write ${FORM}.`;
  }
  return reason ? null : `It gives no reason; write ${FORM}.`;
}

function isKnown(id: string): boolean {
  return RESERVED.includes(id) || stateOf(id) === 'stable';
}

/** Whether the code allows a finding with a reason: it stays visible and does not count. */
export function isAllowed({ waiver }: IFinding): boolean {
  return waiver?.problem === null;
}

/** What a finding's sentence says of a waiver that does not hold; '' where there is none. */
export function waiverRemark({ waiver }: IFinding): string {
  return waiver && waiver.problem !== null
    ? ` The waiver in line ${waiver.line} does not hold: ${waiver.problem}`
    : '';
}

export interface IAllowing {
  notebook: INotebook;
  /** YYYY-MM-DD */
  today: string;
  /** Ids of standards that no document and no comment may waive. */
  locked: readonly string[];
}

/**
 * Writes into each finding the waiver that stands beside it, whether it holds
 * or not, and marks the waivers that are used.
 */
export function allow(
  findings: readonly IFinding[],
  allowances: readonly IAllowance[],
  { notebook, today, locked }: IAllowing
): void {
  const cells = new Map(notebook.cells.map(cell => [cell.key, cell]));
  for (const finding of allowances.length ? findings : []) {
    const cell = finding.cell === null ? undefined : cells.get(finding.cell);
    const beside = cell
      ? allowances.filter(
          one => one.cell === cell.key && stands(one, finding, cell)
        )
      : [];
    const codes = finding.codes ?? [finding.check];
    const spoken = beside.filter(one => codes.some(code => covers(one, code)));
    const holding = spoken.filter(
      one => refusal(one, finding, today, locked) === null
    );
    const isWhole = codes.every(code => holding.some(one => covers(one, code)));
    const best = isWhole
      ? holding[0]
      : spoken.find(one => !holding.includes(one));
    if (best) {
      const { until, reason, line } = best;
      const problem = isWhole ? null : refusal(best, finding, today, locked);
      finding.waiver = { until, reason, line, problem };
      if (isWhole) {
        holding.forEach(one => (one.used = true));
      }
    }
  }
}

function covers({ ids }: IAllowance, code: string): boolean {
  // `ANN` allows `ANN001`.
  return ids.some(
    id => id === code || (/^[A-Z]+\d*$/.test(id) && selects(id, code))
  );
}

function stands(
  { line }: IAllowance,
  { range }: IFinding,
  { source }: ICell
): boolean {
  const lines = new Lines(source);
  const ends = range ? [range.start, Math.max(range.start, range.end - 1)] : [];
  return (
    line === firstLine(lines) ||
    ends.some(offset => lines.at(offset).line === line)
  );
}

/** The first line that can hold a comment of one's own: nbdev's directives and a cell magic stand above. */
function firstLine(lines: Lines): number {
  let line = 1;
  while (line < lines.count && /^\s*(?:#\||%%|$)/.test(lines.line(line))) {
    line++;
  }
  return line;
}

/** Why a waiver does not hold for a finding; null: it does. */
function refusal(
  { problem, until }: IAllowance,
  { level, standards }: IFinding,
  today: string,
  locked: readonly string[]
): string | null {
  const lock = standards.find(id => locked.includes(id));
  if (lock !== undefined) {
    return `\`${lock}\` is locked by your administrator.`;
  }
  if (problem !== null) {
    return problem;
  }
  if (until === null) {
    return level === 'must'
      ? `A must is waived until a day, a year ahead at most: write \`until ${later(today, QUARTER)}\` before the reason.`
      : null;
  }
  if (until < today) {
    return `It ended on ${until}.`;
  }
  return level === 'must' && until > later(today, YEAR)
    ? `A must is waived for a year at most, until ${later(today, YEAR)}.`
    : null;
}

function later(day: string, days: number): string {
  return new Date(Date.parse(day) + days * DAY).toISOString().slice(0, 10);
}
