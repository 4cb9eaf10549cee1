import { Token } from '@lumino/coreutils';
import type { IPromote } from './model/promote';
import type { TestRuns } from './model/export/test-runs';
import type { VerifyRuns } from './model/after-export/verify-runs';

/** Namespace of plugins, commands, translations and the server extension's routes. */
export const NAMESPACE = 'jupyterlab_promote';

export namespace PluginIDs {
  export const model = 'jupyterlab-promote:model';
  export const panel = 'jupyterlab-promote:panel';
  export const marks = 'jupyterlab-promote:marks';
  export const libraryFile = 'jupyterlab-promote:library-file';
  export const libraryHome = 'jupyterlab-promote:library-home';
  export const notebook = 'jupyterlab-promote:notebook';
  export const refactoring = 'jupyterlab-promote:refactoring';
  export const standards = 'jupyterlab-promote:standards';
  export const checklist = 'jupyterlab-promote:checklist';
  export const signOffs = 'jupyterlab-promote:sign-offs';
  export const projectFixes = 'jupyterlab-promote:project-fixes';
  export const editor = 'jupyterlab-promote:editor';
  export const statusBar = 'jupyterlab-promote:status-bar';
  export const tests = 'jupyterlab-promote:tests';
  export const verify = 'jupyterlab-promote:verify';
  export const handOver = 'jupyterlab-promote:hand-over';
  export const replacing = 'jupyterlab-promote:replace-by-import';
  export const exporting = 'jupyterlab-promote:export';
  export const draft = 'jupyterlab-promote:draft';
}

export namespace CommandIDs {
  export const showPanel = 'promote:show-panel';
  export const check = 'promote:check';
  export const stop = 'promote:stop';
  export const markCells = 'promote:mark-cells';
  export const markCellsAs = 'promote:mark-cells-as';
  export const unmarkCells = 'promote:unmark-cells';
  export const toggleMark = 'promote:toggle-mark';
  export const showLibraryFile = 'promote:show-library-file';
  export const openStandards = 'promote:open-standards';
  export const chooseLibrary = 'promote:choose-library';
  export const runTests = 'promote:run-tests';
  export const verify = 'promote:verify';
  export const handOver = 'promote:hand-over';
  export const replaceByImport = 'promote:replace-by-import';
  export const fromLibrary = 'promote:from-library';
  export const editHereAgain = 'promote:edit-here-again';
  export const exportNotebook = 'promote:export-notebook';
  export const revertExport = 'promote:revert-export';
  export const reveal = 'promote:reveal-place';
  export const applyFix = 'promote:apply-fix';
  export const applyProjectFix = 'promote:apply-project-fix';
  export const quickFix = 'promote:quick-fix';
  export const showStandard = 'promote:show-standard';
  export const signOff = 'promote:sign-off';
  export const takeBackSignOff = 'promote:take-back-sign-off';
  export const notNow = 'promote:not-now';
  export const askOwner = 'promote:ask-owner';
  export const copyQuestion = 'promote:copy-question';
  export const copyChecklist = 'promote:copy-checklist';
  export const standardsMenu = 'promote:standards-menu';
  export const showStandardsPage = 'promote:show-standards-page';
  export const draft = 'promote:draft';
  export const undoRefactoring = 'promote:undo-refactoring';
  export const toFunction = 'promote:to-function';
  export const makeParameter = 'promote:make-parameter';
}

/** The state that the panel draws, for other extensions too. */
export const IPromoteToken = new Token<IPromote>(
  'jupyterlab-promote:IPromote',
  'The plan, standards and verdict of the current notebook.'
);

/** Test runs of open notebooks. */
export const ITestRunsToken = new Token<TestRuns>(
  'jupyterlab-promote:ITestRuns',
  'Test runs of what notebooks would export.'
);

/** Proofs by re-running of open notebooks. */
export const IVerifyRunsToken = new Token<VerifyRuns>(
  'jupyterlab-promote:IVerifyRuns',
  'Runs of notebooks as they were committed and as they are.'
);
