/** What `export` says. */
import { unifiedDiff } from '../engine';
import type { IConflict, ILeftSymbol, IReview } from '../engine';
import { choiceHint } from './choices';

/** The files, those of the tool's own folder in one line. */
export function fileLines(paths: string[]): string[] {
  const records = paths.filter(path => path.startsWith('.promote/'));
  return [
    ...paths.filter(path => !records.includes(path)),
    ...(records.length
      ? [`.promote/ (${records.length} files of the ledger)`]
      : [])
  ].map(line => `  ${line}`);
}

export function closedReport(reviews: IReview[], several: boolean): string {
  const lines = reasonLines(reviews, several);
  const conflicts = reviews.flatMap(({ changes }) => changes.conflicts);
  return `${[
    'Nothing was written: the gate is closed.',
    ...lines,
    ...conflicts.flatMap(conflictLines)
  ].join('\n')}\n`;
}

/** Both texts of a conflict as a diff, and how to choose. */
function conflictLines(conflict: IConflict): string[] {
  const { path, name, theirs, ours, proposal } = conflict;
  const hint = choiceHint(conflict);
  if (hint === '') {
    return [];
  }
  const diff = (text: string): string[] =>
    unifiedDiff([{ path, before: `${theirs}\n`, text: `${text}\n` }])
      .trimEnd()
      .split('\n')
      .slice(3)
      .map(line => `  ${line}`);
  return [
    '',
    theirs === null || ours === null
      ? `\`${name}\` in ${path}:`
      : `\`${name}\`, - in ${path}, + in the notebook:`,
    ...(theirs === null || ours === null ? [] : diff(ours)),
    ...(proposal === null
      ? []
      : ['Both edits together, - as it is in the library:', ...diff(proposal)]),
    hint
  ];
}

/** What the library has otherwise than the notebook, and keeps. */
export function driftLines(reviews: IReview[]): string[] {
  const left = reviews.flatMap(({ changes }) => changes.left);
  const newer = reviews
    .flatMap(({ changes }) => changes.statuses)
    .filter(({ status }) => status === 'library-newer')
    .map(({ name, path }) => `  - \`${name}\` in ${path}`);
  return [
    ...(newer.length ? ['Newer in the library, and kept:', ...newer] : []),
    ...leftLines(left)
  ];
}

function leftLines(left: ILeftSymbol[]): string[] {
  return left.length
    ? [
        'Kept in the library:',
        ...left.map(({ message }) => `  - ${message}`),
        'Delete with `--take-notebook NAMES`, or keep for good with `--keep-library NAMES`.'
      ]
    : [];
}

/** Each reason once; where there are several notebooks each says whose it is. */
export function reasonLines(reviews: IReview[], several: boolean): string[] {
  const lines = reviews.flatMap(({ notebook, gate }) =>
    gate.reasons.map(({ message }) =>
      several ? `  - ${notebook}: ${message}` : `  - ${message}`
    )
  );
  return [...new Set(lines)];
}

/** What import and tests said, or that they were not asked. */
export function ranLines(reviews: IReview[], ran: boolean): string[] {
  if (!ran) {
    return ['Import and tests were not run.'];
  }
  return reviews.flatMap(({ notebook, tests }) => {
    if (tests === null) {
      return [];
    }
    const passed = tests.tests.filter(({ outcome }) => outcome === 'passed');
    return [
      tests.state === 'not-run'
        ? `Tests of ${notebook} were not run: ${tests.reason}`
        : `Tests of ${notebook}: ${passed.length} of ${tests.tests.length} passed.`
    ];
  });
}
