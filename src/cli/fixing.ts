/** Safe fixes of a notebook and of its project's files, one kind after another, until none is left. */
import {
  changedBy,
  fixAll,
  isAllowed,
  judgementOf,
  readProject,
  withChanges
} from '../engine';
import type {
  IFileChange,
  IFinding,
  IJudgement,
  ILinter,
  INotebook,
  IProjectFix
} from '../engine';
import type { ILoadedProject } from './project';

export interface IFixRequest {
  notebook: INotebook;
  /** With the changes of notebooks before it. */
  loaded: ILoadedProject;
  linter: ILinter;
  today: string;
  /** Ids of checks and rules; null: all that counts. */
  only: ReadonlySet<string> | null;
  /** Whether what a fix offers comes too: the cell that shows messages as before. */
  offers: boolean;
}

export interface IFixedNotebook {
  /** The very one that was given where nothing of it changes. */
  notebook: INotebook;
  loaded: ILoadedProject;
  files: IFileChange[];
  /** What was done to the notebook, in one line each. */
  done: string[];
  /** Whether something was offered and not wanted. */
  declined: boolean;
  /** Findings that remain and have a fix that a person has to look at. */
  left: number;
}

/** Each round mends all of one kind; what comes to light by it has its turn. */
const ROUNDS = 100;

const WORKFLOW = /^\.github\/workflows\//;

export function fixed(request: IFixRequest): IFixedNotebook {
  let { notebook, loaded } = request;
  const files: IFileChange[][] = [];
  const done: string[] = [];
  const tried = new Set<string>();
  let declined = false;
  let left = 0;
  for (let round = 0; round < ROUNDS; round++) {
    const judgement = judgementOf({
      ...loaded,
      notebook,
      linter: request.linter,
      aim: null,
      today: request.today
    });
    const findings = wantedOf(judgement, request.only);
    left = findings.filter(({ fix }) => fix !== undefined).length;
    const next = nextCells(findings, tried) ?? nextFiles(findings, tried);
    if (next === null) {
      break;
    }
    if ('files' in next) {
      files.push(next.files);
      loaded = withFiles(loaded, next.files);
    } else {
      const { edits, marks, inserts = [], offer, title } = next;
      done.push(title);
      declined ||= offer !== undefined && !request.offers;
      const offered = request.offers ? (offer?.inserts ?? []) : [];
      const change = { edits, marks, inserts: [...inserts, ...offered] };
      notebook = changedBy(notebook, [{ ...change, emptied: [] }]);
    }
  }
  return { notebook, loaded, files: files.flat(), done, declined, left };
}

/** Neither waived, nor of stages beyond the aim alone; what was named is wanted all the same. */
function wantedOf(
  { findings, standards }: Pick<IJudgement, 'findings' | 'standards'>,
  only: ReadonlySet<string> | null
): IFinding[] {
  const counting = new Set(
    standards
      .filter(({ counts, status }) => counts && status !== 'waived')
      .map(({ id }) => id)
  );
  return findings.filter(
    finding =>
      !isAllowed(finding) &&
      (only?.has(finding.check) ??
        finding.standards.some(id => counting.has(id)))
  );
}

/** All safe fixes of the first kind that has one; a fix that did not help is not made again. */
function nextCells(findings: readonly IFinding[], tried: Set<string>) {
  for (const check of new Set(findings.map(one => one.check))) {
    const all = fixAll(findings, check, null, 1);
    if (all !== null && isNew(tried, all.fix)) {
      return all.fix;
    }
  }
  return null;
}

function nextFiles(
  findings: readonly IFinding[],
  tried: Set<string>
): IProjectFix | null {
  const fixes = findings.flatMap(({ projectFix }) => projectFix ?? []);
  return fixes.find(fix => isNew(tried, fix)) ?? null;
}

function isNew(tried: Set<string>, fix: object): boolean {
  const key = JSON.stringify(fix);
  const known = tried.has(key);
  tried.add(key);
  return !known;
}

/** The project as a reader would find it once the files are written. */
function withFiles(
  { document, project }: ILoadedProject,
  files: readonly IFileChange[]
): ILoadedProject {
  const changed = withChanges(project, files).snapshot;
  const { automation } = changed;
  const snapshot = {
    ...changed,
    ...(automation && {
      automation: [
        ...automation,
        ...changed.files.filter(({ path }) => WORKFLOW.test(path))
      ]
    })
  };
  return { snapshot, document, project: readProject(snapshot, document) };
}
