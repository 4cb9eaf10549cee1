import type { IConfigurationProblem } from '../project/types';
import type { Level } from '../checks/types';

export interface ICheckBinding {
  kind: 'check';
  id: string;
  options: Record<string, string | number | boolean>;
  /** True: a built-in id that this version has no check for yet; it is not run and never counts. */
  later?: boolean;
}

export interface IRuffBinding {
  kind: 'ruff';
  /** Codes or prefixes (`PD002`, `NPY`), or the team's own selection. */
  codes: string[] | 'configured';
}

export interface ISignOffBinding {
  kind: 'sign-off';
  id: string;
  owner: string | null;
  /** Days until a signature lapses; null: never by time. */
  expires: number | null;
}

/** A binding that can't be read (a misspelt key, id, code or option): not run, so that a must stays open until it is mended. */
export interface IBrokenBinding {
  kind: 'broken';
  /** As it stands in the document. */
  text: string;
  /** Whole sentence: what is wrong, what is allowed, the nearest match. */
  reason: string;
}

export type Binding =
  ICheckBinding | IRuffBinding | ISignOffBinding | IBrokenBinding;

/** One statement of the document. */
export interface IStandard {
  id: string;
  level: Level;
  /** Stage by name; null where the document has none. */
  stage: string | null;
  /** Nearest heading, as text. */
  section: string;
  /** 1-based line in its document. */
  line: number;
  /** The statement without level word and bindings: Markdown of one paragraph. */
  text: string;
  /** The statement as plain text, for titles. */
  title: string;
  /** The rest of the item: Markdown, may be empty. */
  help: string;
  /** First link of the item; null where there is none. */
  rationale: string | null;
  /** Empty: a statement that people read and nobody checks (`unbound: prose`). */
  bindings: Binding[];
  /** Where it comes from: the document's path, or `pack default`. */
  source: string;
}

export interface ISection {
  /** Heading as text; '' for what stands before the first heading. */
  title: string;
  /** Heading's anchor as code hosts make it. */
  slug: string;
  /** 1-based. */
  line: number;
  depth: number;
  /** Prose of the section without its statements: Markdown. */
  prose: string;
  /** As `IStandard.source`. */
  source: string;
}

/** How one item of the document was read, for `explain FILE`. */
export interface IReading {
  line: number;
  text: string;
  as: 'statement' | 'prose' | 'waiver' | 'not-applicable';
  /** Id of the standard that it is or speaks of. */
  standard: string | null;
}

/** `waive: ID until=… for=… by=…`: findings stay visible, the standard does not count. */
export interface IWaiver {
  id: string;
  /** YYYY-MM-DD, the last day it holds. */
  until: string;
  /** Glob of notebooks relative to the project root; null: all. */
  for: string | null;
  by: string | null;
  /** The item's own words. */
  reason: string;
  line: number;
  /** As `IStandard.source`. */
  source: string;
}

/** `not-applicable: ID` */
export interface INotApplicable {
  id: string;
  reason: string;
  line: number;
  source: string;
}

/** A must that was inherited and has been lowered with a reason: listed in every report. */
export interface ILowered {
  id: string;
  to: Level;
  because: string;
  /** Where it was a must. */
  source: string;
  /** The document that lowers it, and its line. */
  by: string;
  line: number;
}

export interface IDocument {
  /** Relative to the project root; `built-in default` where there is none. */
  path: string;
  /** Whether the project has a document of ours. */
  own: boolean;
  /** A STANDARDS.md that has no front matter of ours: the offer to adopt it. */
  foreign: string | null;
  title: string;
  /** 1-based lines of the front matter's keys, for messages about their values. */
  keyLines: Record<string, number>;
  library: string | null;
  tests: string | null;
  stages: string[];
  aim: string | null;
  gate: 'draft' | 'strict';
  owner: string | null;
  /** YYYY-MM-DD of the last review, and `6 months` until the next; null: not said. */
  reviewed: string | null;
  reviewIn: string | null;
  /** Globs of the notebooks it speaks of; empty: all. */
  appliesTo: string[];
  /** File that the promotion note is written to, relative to the root; `{module}` and `{date}` stand for those of the export. */
  note: string | null;
  /** The team's own template of the note, relative to the root. */
  noteTemplate: string | null;
  /** Names of packs and files it extends, in order, all levels. */
  extends: string[];
  sections: ISection[];
  standards: IStandard[];
  waivers: IWaiver[];
  notApplicable: INotApplicable[];
  lowered: ILowered[];
  readings: IReading[];
  problems: IConfigurationProblem[];
}

/** FORMAT.md 4. */
export type Status =
  | 'nothing'
  | 'met'
  | 'failing'
  | 'not-run'
  | 'waiting'
  | 'signed'
  | 'lapsed'
  | 'waived'
  | 'not-applicable'
  | 'switched-off'
  | 'not-checked-here';

export interface IStandardResult extends IStandard {
  status: Status;
  /** Why, where the status alone does not say it ("the tests have not been run"). */
  reason: string | null;
  /** Who and when, for signed ones. */
  signature: ISignature | null;
  /** Each of its sign-offs by itself, in the order of the bindings. */
  signOffs: ISignOffState[];
  /** False: beyond the aim, nothing bound, or a check this version does not have; shown dimmed, does not count. */
  counts: boolean;
  /** Indexes into the review's findings: those that count. */
  findings: number[];
  /** Indexes of the findings that the code itself allows with a reason (`IFinding.waiver`): shown, and they do not count. */
  allowed: number[];
  /** What waives it, where it is waived; a waiver that has ended where it is not. */
  waiver: IStandardWaiver | null;
}

export interface IStandardWaiver {
  /** YYYY-MM-DD; null: without an end. */
  until: string | null;
  by: string | null;
  reason: string;
  /** Whether it stands in the document or in the code. */
  in: 'document' | 'code';
  /** True: its last day is over, and it waives nothing. */
  ended: boolean;
}

/** How one sign-off of a standard stands for one notebook. */
export interface ISignOffState extends Omit<ISignOffBinding, 'kind'> {
  status: 'nothing' | 'signed' | 'lapsed' | 'waiting';
  /** The one that holds, else the last one that did. */
  signature: ISignature | null;
  /** A whole sentence. */
  reason: string | null;
}

/** One file under .promote/sign-offs/. */
export interface ISignature {
  schema: 1;
  id: string;
  /** The notebook whose exported code it was given for, relative to the project root. */
  notebook: string;
  who: string;
  /** ISO date and time. */
  when: string;
  note: string;
  /** sha256 of the statement's text and of the exported code it was given for. */
  statement: string;
  code: string;
}

export interface IGateReason {
  kind:
    | 'blocker'
    | 'conflict'
    | 'secret'
    | 'import-failed'
    | 'test-failed'
    | 'mark'
    | 'syntax'
    | 'undefined'
    | 'open-must'
    /** Nobody can tell without running it whether a name comes along: a draft. */
    | 'undecided'
    | 'no-library';
  /** A whole sentence. */
  message: string;
  /** Id of the standard, key of the cell, path of the file: what to jump to. */
  standard?: string;
  cell?: string;
}

export interface IGate {
  /** `none`: nothing is marked. */
  state: 'none' | 'open' | 'draft' | 'closed';
  reasons: IGateReason[];
}
