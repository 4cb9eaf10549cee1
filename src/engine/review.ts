/** The whole way in one function: notebook → plan → findings → verdict → change set. */
import { runSteps } from './checks/run';
import { withQuestions } from './checks/staged';
import type { IFinding, ILinter, IRunResult } from './checks/types';
import { changesOf } from './library/changes';
import type { IChangeOptions } from './library/changes';
import { isFresh } from './library/fresh';
import { readLedgers } from './library/ledger';
import { lostMarks } from './library/lost-marks';
import { stageOf } from './library/stage';
import type {
  Choice,
  IChangeSet,
  ILostMark,
  IStage,
  ITestRun
} from './library/types';
import { cellTitles } from './notebook/titles';
import type { INotebook } from './notebook/types';
import { planOf } from './plan/plan';
import type { IPlan } from './plan/types';
import { ruffFor } from './project/ruff';
import type { IProject } from './project/types';
import { numberedCells, render, titledCells } from './report/render';
import type { CellName } from './report/render';
import {
  markSentence,
  sayBlockers,
  sayLost,
  warningSentence
} from './report/sentences';
import { allow, inCodeOf, waiverRemark } from './standards/allowances';
import type { IAllowance, ISilenced } from './standards/allowances';
import { gateOf, openMusts } from './standards/gate';
import { overdueReview } from './standards/review-date';
import type { IDocument, IGate, IStandardResult } from './standards/types';
import { verdictOf } from './standards/verdict';

export interface IReviewOptions {
  /** Stage aimed at; null: the document's own aim. */
  aim: string | null;
  /** ISO date (YYYY-MM-DD), for waivers and signatures. */
  today: string;
  /** How sentences call a cell: `Cell 4`, or by its title (heading or first line of code). */
  cellNames: 'number' | 'title';
  /** What somebody chose where library and notebook differ, by id of the conflict or of the symbol that was left. */
  choices?: Readonly<Record<string, Choice>>;
}

export interface IReviewInput extends IReviewOptions {
  notebook: INotebook;
  project: IProject;
  document: IDocument;
  /** Null: ruff is not there; its bindings are then `not-run`. */
  linter: ILinter | null;
  /** Last test run; used only where its fingerprint is that of this plan. */
  tests: ITestRun | null;
}

/** The verdict on a notebook. */
export interface IJudgement {
  notebook: string;
  document: IDocument;
  standards: IStandardResult[];
  findings: IFinding[];
  gate: IGate;
  /** Waivers that stand in the code, used or not. */
  allowances: IAllowance[];
  /** What `# noqa` silences in code that would leave, without a reason. */
  silenced: ISilenced[];
}

/** Plain data: crosses the border between worker and panel. */
export interface IReview extends IJudgement {
  /** How a person would call each cell, by key: heading or first line of code. */
  cells: Record<string, { index: number; title: string }>;
  plan: IPlan;
  changes: IChangeSet;
  /** Cells that were exported and have lost their mark. */
  lost: ILostMark[];
  stage: IStage;
  /** The run the verdict used; null where there was none or it was of another plan. */
  tests: ITestRun | null;
  /** Version of ruff, null without one. */
  ruff: string | null;
}

/** What a test would see of a change set. */
const CODE: ReadonlySet<string> = new Set(['library', 'test', 'package']);

/** The review in steps: between two of them a host may do something else. */
export function* reviewSteps(
  input: IReviewInput
): Generator<void, IReview, void> {
  const { notebook, project, document, linter } = input;
  const plan = planOf(notebook, project);
  yield;
  const merged: IChangeOptions['merged'] = new Map();
  const change = (open: readonly string[]) =>
    changesOf(plan, project, {
      open,
      merged,
      choices: input.choices,
      format: linter
        ? (text, path) => linter.format(text, ruffFor(project, path).settings)
        : undefined
    });
  const staged = change([]);
  yield;
  const stage = withQuestions(
    stageOf(plan, staged, project),
    plan,
    project,
    document
  );
  const tests =
    input.tests?.fingerprint === stage.fingerprint ? input.tests : null;
  const judging = yield* judgeSteps(input, { plan, stage, tests });
  const { standards } = judging;
  const open = openForLedger(standards, notebook.path, project, staged, tests);
  const changes = open.length === 0 ? staged : change(open);
  withStatuses(plan, changes);
  const cells = cellTitles(notebook);
  const cellName =
    input.cellNames === 'number' ? numberedCells(notebook) : titledCells(cells);
  return {
    ...judged(input, judging, { plan, changes, tests, cellName }),
    cells,
    plan,
    changes,
    lost: sayLost(
      lostMarks(notebook, plan, project.snapshot),
      notebook.path,
      cellName
    ),
    stage,
    tests,
    ruff: linter?.version ?? null
  };
}

/** All steps at once. */
export function reviewOf(input: IReviewInput): IReview {
  return lastOf(reviewSteps(input));
}

/**
 * The verdict alone, the same as in the review, where nothing is to be written
 * and no test has run: without the texts that an export would write.
 */
export function judgementOf(
  input: Omit<IReviewInput, 'tests' | 'cellNames'>
): IJudgement {
  const { notebook, project } = input;
  const plan = planOf(notebook, project);
  const changes = isFresh(plan, project)
    ? {
        notebook: notebook.path,
        files: [],
        conflicts: [],
        left: [],
        statuses: []
      }
    : changesOf(plan, project, { open: [], choices: input.choices });
  return judged(input, lastOf(judgeSteps(input, { plan, tests: null })), {
    plan,
    changes,
    tests: null,
    cellName: numberedCells(notebook)
  });
}

function lastOf<T>(steps: Generator<void, T, void>): T {
  for (;;) {
    const step = steps.next();
    if (step.done) {
      return step.value;
    }
  }
}

interface IJudging {
  run: IRunResult;
  standards: IStandardResult[];
  allowances: IAllowance[];
  silenced: ISilenced[];
}

/** What checks find, what the code waives, and how each standard stands. */
function* judgeSteps(
  {
    notebook,
    project,
    document,
    linter,
    aim,
    today
  }: Omit<IReviewInput, 'tests' | 'cellNames'>,
  found: { plan: IPlan; stage?: IStage; tests: ITestRun | null }
): Generator<void, IJudging, void> {
  const { plan } = found;
  const run = yield* runSteps({
    notebook,
    project,
    document,
    linter,
    ...found,
    ruffFor: path => ruffFor(project, path)
  });
  const { allowances, silenced } = inCodeOf(notebook, plan);
  const { locked } = project.snapshot.administration;
  allow(run.findings, allowances, { notebook, today, locked });
  const standards = verdictOf({
    document,
    run,
    plan,
    project,
    notebook,
    aim,
    today
  });
  return { run, standards, allowances, silenced };
}

/** The gate, and every sentence written out. */
function judged(
  {
    notebook,
    document,
    today
  }: Pick<IReviewInput, 'notebook' | 'document' | 'today'>,
  { run, standards, allowances, silenced }: IJudging,
  found: {
    plan: IPlan;
    changes: IChangeSet;
    tests: ITestRun | null;
    cellName: CellName;
  }
): IJudgement {
  const { findings, proof } = run;
  say(found.plan, findings, found.cellName);
  const gate = gateOf({ document, standards, findings, proof, ...found });
  const overdue = overdueReview(document, today);
  return {
    notebook: notebook.path,
    document: overdue
      ? { ...document, problems: [...document.problems, overdue] }
      : document,
    standards,
    findings,
    gate,
    allowances,
    silenced
  };
}

/**
 * Musts that the ledger remembers as open. Tests that were not run again for
 * code that is in step change nothing of what was known when it was exported.
 */
function openForLedger(
  standards: readonly IStandardResult[],
  notebook: string,
  project: IProject,
  { files }: IChangeSet,
  tests: ITestRun | null
): string[] {
  const open = openMusts(standards);
  const inStep = files.every(({ kind }) => !CODE.has(kind));
  if (tests !== null || !inStep) {
    return open;
  }
  const ledger = readLedgers(project.snapshot).get(notebook);
  const before = new Set(ledger?.entries.flatMap(entry => entry.open));
  const notRun = new Set(
    standards.filter(({ status }) => status === 'not-run').map(({ id }) => id)
  );
  return open.filter(id => before.has(id) || !notRun.has(id));
}

/** The library knows how a symbol stands to what was exported; a blocker outranks it. */
function withStatuses(plan: IPlan, { statuses }: IChangeSet): void {
  const status = new Map(
    statuses.map(one => [`${one.path} ${one.name}`, one.status])
  );
  for (const { path, symbols } of plan.modules) {
    for (const symbol of symbols) {
      symbol.status =
        symbol.blockers.length > 0
          ? 'blocked'
          : (status.get(`${path} ${symbol.name}`) ?? symbol.status);
    }
  }
}

/** Writes every sentence out, cells named as the host asked. */
function say(
  plan: IPlan,
  findings: readonly IFinding[],
  cellName: CellName
): void {
  for (const finding of findings) {
    finding.sentence =
      render(finding.template, finding.args, cellName) + waiverRemark(finding);
  }
  for (const problem of plan.problems) {
    const { template, args } = markSentence(problem);
    problem.sentence = render(template, args, cellName);
  }
  for (const warning of plan.warnings) {
    const { template, args } = warningSentence(warning);
    warning.sentence = render(template, args, cellName);
  }
  for (const { symbols } of plan.modules) {
    sayBlockers(
      symbols.flatMap(symbol => symbol.blockers),
      cellName
    );
  }
}
