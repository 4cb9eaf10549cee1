/** What hosts may use of the engine. */
export type * from './checks/types';
export type * from './handover/types';
export type * from './library/types';
export type * from './notebook/types';
export type { ISuggestion } from './plan/suggestions';
export type * from './plan/types';
export type * from './project/types';
export type * from './refactor/draft/types';
export type * from './refactor/parameterise/types';
export type {
  FunctionResult,
  IFunctionChoices,
  IInput,
  IOutput,
  IRange,
  IRefusal,
  IRegion,
  IRegionRequest,
  IRemark,
  IStays,
  IToFunctionOptions,
  RegionResult
} from './refactor/to-function/types';
export type * from './refactor/types';
export type {
  IJudgement,
  IReview,
  IReviewInput,
  IReviewOptions
} from './review';
export type * from './standards/types';
export type * from './verify/types';

export { known } from './checks/known';
export { checks, pages } from './checks/registry.gen';
export { linterOf } from './checks/ruff/linter';
export { lineCounts, unifiedDiff } from './library/diff';
export { homeOf } from './library/home';
export type { IHome, IHomeRequest } from './library/home';
export { joinChanges, withChanges } from './library/virtual';
export { readNotebook, notebookOf } from './notebook/read';
export { cellTitles } from './notebook/titles';
export { writeMarks } from './notebook/write-marks';
export { writeNotebook } from './notebook/write-notebook';
export { moduleFault } from './notebook/marks';
export { planOf } from './plan/plan';
export { suggestionsOf } from './plan/suggestions';
export { importNameOf, readProject } from './project/project';
export { applyEdits } from './refactor/apply';
export { changed, changedBy } from './refactor/changed';
export { fixAll } from './refactor/fix-all';
export type { IFixAll, IFixable } from './refactor/fix-all';
export { draft, draftChange } from './refactor/draft/draft';
export { draftModule } from './refactor/draft/draft-module';
export { draftPreview } from './refactor/draft/preview';
export type { IDraftPreview } from './refactor/draft/preview';
export { parameterise } from './refactor/parameterise/parameterise';
export { functionCells } from './refactor/parameterise/symbol-cells';
export { printsToLogger } from './refactor/print-to-logger/notebook-prints';
export { handOver, noteChange } from './handover/hand-over';
export { offeredReplacement } from './refactor/replace-by-import/offered';
export type {
  IOfferedReplacement,
  IReplacementRequest
} from './refactor/replace-by-import/offered';
export { regionOf, toFunction } from './refactor/to-function/to-function';
export { judgementOf, reviewOf, reviewSteps } from './review';
export { isAllowed } from './standards/allowances';
export type { IAllowance, ISilenced } from './standards/allowances';
export { readDocument } from './standards/document';
export { overdueReview } from './standards/review-date';
export { didYouMean, nearest, oneOf } from './standards/nearest';
export { checkJson, planJson } from './report/json';
export { checkText } from './report/text';
export { checkFormats } from './report/formats';
export type {
  CheckFormat,
  IFormatOptions,
  IUnreadable
} from './report/formats';
export { checkedOf } from './report/checked';
export type { IChecked } from './report/checked';
export { cellDiffs, notebookDiff } from './report/notebook-diff';
export type { ICellDiff } from './report/notebook-diff';
export { Lines, linesRange } from './report/positions';
export { draftJson, refactorJson } from './report/refactor-json';
export type { IPlacedSentence } from './report/refactor-json';
export { planText } from './report/plan-text';
export { explainCheck, explainDocument } from './report/explain';
export { numberedCells, render, titledCells } from './report/render';
export type { CellName } from './report/render';
export { markSentence, sayBlockers, sayLost } from './report/sentences';
export { statusOf } from './report/status';
export type { INotebookStatus, IStatus } from './report/status';
export { statusJson } from './report/status-json';
export { statusMarkdown } from './report/status-markdown';
export { statusText } from './report/status-text';
export { readLedgers } from './library/ledger';
export { fromLibrary } from './refactor/from-library';
export type {
  FromLibraryResult,
  IFromLibraryRequest
} from './refactor/from-library';
export { lostMarks } from './library/lost-marks';
export type { IMissing } from './library/lost-marks';
export { findSignOff } from './standards/sign-off';
export { sign, takeBack } from './standards/signing';
export type { ISignRequest, Signing } from './standards/signing';
export {
  adoptedDocument,
  documentFromPack,
  packsToStart,
  startFrom,
  startsOf
} from './standards/start';
export type { IStartChoice } from './standards/start';
export { verifyPlace } from './verify/request';
export type { IVerifyPlace } from './verify/request';
export type { IVerifySaid } from './verify/text';
export {
  numberedCell,
  verdictLine,
  verifyJson,
  verifySaid,
  verifyText
} from './verify/text';
