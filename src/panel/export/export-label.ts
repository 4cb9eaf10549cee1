/** What an export would do, in the words of its button: panel, notebook toolbar and preview share them. */
import type { TranslationBundle } from '@jupyterlab/translation';
import type { BlockerReason, IGateReason, IReview } from '../../engine';
import { codeFiles } from '../../model/export/change-files';

/** Blockers whose name is simply not there; with the others it stands in the way. */
const MISSING: readonly BlockerReason[] = [
  'notebook-variable',
  'import-time-variable',
  'class-variable',
  'lambda-variable',
  'undefined',
  'late',
  'history',
  'maybe-unset'
];

/** Musts that would stay open in a draft. */
export function openMusts(review: IReview): IGateReason[] {
  return review.gate.reasons.filter(({ kind }) => kind === 'open-must');
}

/** Names of which nobody can tell whether they come along. */
export function undecided(review: IReview): IGateReason[] {
  return review.gate.reasons.filter(({ kind }) => kind === 'undecided');
}

/** What closes the gate. */
export function closingReasons(review: IReview): IGateReason[] {
  return review.gate.state === 'closed'
    ? review.gate.reasons.filter(
        ({ kind }) => kind !== 'open-must' && kind !== 'undecided'
      )
    : [];
}

/** The notebook toolbar's and the panel's button: *Export*, *Export as draft (2 open)*, *Not ready: …*. */
export function exportLabel(review: IReview, trans: TranslationBundle): string {
  switch (review.gate.state) {
    case 'none':
    case 'open':
      return trans.__('Export');
    case 'draft':
      return trans.__(
        'Export as draft (%1 open)',
        openMusts(review).length + undecided(review).length
      );
    case 'closed':
      return notReady(review, trans);
  }
}

/** The preview's button, which writes: it names how many files. */
export function writeLabel(review: IReview, trans: TranslationBundle): string {
  const { files } = review.changes;
  const count = codeFiles(files).length;
  if (files.length === 0) {
    return trans.__('Export');
  }
  if (count === 0) {
    return trans.__('Update the record');
  }
  return review.gate.state === 'draft'
    ? trans._n('Export %1 file as draft', 'Export %1 files as draft', count)
    : trans._n('Export %1 file', 'Export %1 files', count);
}

function notReady(review: IReview, trans: TranslationBundle): string {
  switch (closingReasons(review)[0]?.kind) {
    case 'blocker':
      return blocked(review, trans);
    case 'conflict':
      return trans._n(
        'Not ready: %1 conflict',
        'Not ready: %1 conflicts',
        Math.max(1, review.changes.conflicts.length)
      );
    case 'secret':
      return trans.__('Not ready: a secret in the notebook');
    case 'import-failed':
      return trans.__('Not ready: the import fails');
    case 'test-failed':
      return trans.__('Not ready: a test fails');
    case 'mark':
      return trans.__('Not ready: a mark can not be used');
    case 'syntax':
      return trans.__('Not ready: a cell can not be read');
    case 'undefined':
      return trans.__('Not ready: a name is missing');
    case 'no-library':
      return trans.__('Not ready: no library yet');
    default:
      return trans.__('Not ready');
  }
}

function blocked(review: IReview, trans: TranslationBundle): string {
  const blocker = review.plan.modules
    .flatMap(module => module.symbols)
    .flatMap(symbol => symbol.blockers)[0];
  if (blocker === undefined) {
    return trans.__('Not ready');
  }
  return MISSING.includes(blocker.reason)
    ? trans.__('Not ready: %1 is missing', blocker.name)
    : trans.__('Not ready: %1 is in the way', blocker.name);
}
