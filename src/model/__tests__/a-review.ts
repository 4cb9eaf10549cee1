import type { IFileChange, IGateReason, IReview } from '../../engine';

/** A file of the library as an export would write it. */
export function aFile(change: Partial<IFileChange> = {}): IFileChange {
  return {
    path: 'src/pricing/features.py',
    kind: 'library',
    hash: 'before',
    before: 'import re\n',
    text: 'import re\nKEEP = 1\n',
    ...change
  };
}

export function openMust(standard: string): IGateReason {
  return { kind: 'open-must', standard, message: `${standard} is open.` };
}

/** A review with one marked cell; everything that is not given is empty. */
export function aReview(review: {
  state: IReview['gate']['state'];
  reasons?: IGateReason[];
  files?: IFileChange[];
  modules?: IReview['plan']['modules'];
  conflicts?: IReview['changes']['conflicts'];
  tests?: IReview['tests'];
}): IReview {
  const {
    state,
    reasons = [],
    files = [aFile()],
    modules = [],
    conflicts = [],
    tests = null
  } = review;
  return {
    notebook: 'prices.ipynb',
    cells: {},
    plan: {
      notebook: 'prices.ipynb',
      modules,
      problems: [],
      warnings: [],
      imports: []
    },
    document: { library: 'src/pricing' } as IReview['document'],
    standards: [],
    findings: [],
    lost: [],
    gate: { state, reasons },
    changes: {
      notebook: 'prices.ipynb',
      files,
      conflicts,
      left: [],
      statuses: []
    },
    stage: {
      copy: [],
      overlay: [],
      sourceRoots: ['src'],
      modules: [
        { importName: 'pricing.features', path: 'src/pricing/features.py' }
      ],
      tests: ['tests'],
      fingerprint: 'f1'
    },
    allowances: [],
    silenced: [],
    tests,
    ruff: '0.16.9'
  };
}
