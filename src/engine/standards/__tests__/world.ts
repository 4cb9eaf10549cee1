import type { IBindingResult, IFinding, IProof } from '../../checks/types';
import type { IChangeSet, ITestRun } from '../../library/types';
import type { INotebook } from '../../notebook/types';
import type { IBlocker, IPlan } from '../../plan/types';
import { snapshotOf } from '../../project/__tests__/snapshots';
import { readProject } from '../../project/project';
import { readDocument } from '../document';
import { gateOf } from '../gate';
import type { IDocument, IGate, IStandardResult } from '../types';
import { verdictOf } from '../verdict';
import { written } from './documents';
import { everything } from './known';

export const NOTEBOOK = 'notebooks/prices.ipynb';

/** What a verdict is made of; everything is as it should be unless said otherwise. */
export interface IWorld {
  document: IDocument;
  files: Record<string, string>;
  aim: string | null;
  today: string;
  marked: boolean;
  bindings: IBindingResult[];
  blockers: IBlocker[];
  findings: IFinding[];
  tests: ITestRun | null;
  changes: Partial<IChangeSet>;
  proof: IProof[];
  warnings: IPlan['warnings'];
}

export function world(
  body: string,
  matter = 'library: src/x',
  more: Partial<IWorld> = {}
): IWorld {
  const files = { 'STANDARDS.md': written(matter, body), ...more.files };
  return {
    document: readDocument(snapshotOf(files), everything),
    aim: null,
    today: '2026-11-24',
    marked: true,
    bindings: [],
    blockers: [],
    findings: [],
    tests: null,
    changes: {},
    proof: [],
    warnings: [],
    ...more,
    files
  };
}

function planOf({ marked, blockers, warnings }: IWorld): IPlan {
  const symbol = {
    name: 'clean',
    blockers
  } as IPlan['modules'][0]['symbols'][0];
  const module = {
    module: 'features',
    symbols: [symbol]
  } as IPlan['modules'][0];
  return {
    notebook: NOTEBOOK,
    modules: marked ? [module] : [],
    problems: [],
    warnings,
    imports: []
  };
}

export function verdict(it: IWorld): IStandardResult[] {
  return verdictOf({
    document: it.document,
    run: { findings: it.findings, bindings: it.bindings, proof: null },
    plan: planOf(it),
    project: readProject(snapshotOf(it.files), it.document),
    notebook: { path: NOTEBOOK } as INotebook,
    aim: it.aim,
    today: it.today
  });
}

export function gate(it: IWorld): IGate {
  return gateOf({
    document: it.document,
    plan: planOf(it),
    changes: {
      notebook: NOTEBOOK,
      files: [],
      conflicts: [],
      left: [],
      statuses: [],
      ...it.changes
    },
    standards: verdict(it),
    findings: it.findings,
    tests: it.tests,
    proof: it.proof,
    cellName: (key, atStart) => `${atStart ? 'Cell' : 'cell'} ${key}`
  });
}

/** What a binding gave: met unless said otherwise. */
export function result(
  standard: string,
  more: Partial<IBindingResult> = {}
): IBindingResult {
  return {
    standard,
    binding: 0,
    findings: [],
    notRun: null,
    nothing: false,
    switchedOff: [],
    ...more
  };
}
