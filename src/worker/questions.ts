/**
 * Questions about an open notebook: each is one entry of `IQuestions` and one
 * function of `answers`. They are asked with `EngineClient.ask`.
 */
import type {
  CellName,
  FromLibraryResult,
  IDocument,
  IFileChange,
  IFixable,
  IFixAll,
  IFromLibraryRequest,
  IFunctionChoices,
  IHandOver,
  IHandOverRequest,
  INotebook,
  IParameterRequest,
  IOfferedReplacement,
  IProject,
  IReplacementRequest,
  ISignature,
  ISignRequest,
  IStartChoice,
  IVerifyPlace,
  IVerifyResult,
  IVerifySaid,
  RegionResult,
  Signing
} from '../engine';
import {
  cellTitles,
  fixAll,
  fromLibrary,
  handOver,
  noteChange,
  offeredReplacement,
  planOf,
  regionOf,
  sign,
  startsOf,
  takeBack,
  titledCells,
  verifyPlace,
  verifySaid
} from '../engine';
import { draftAnswer } from './draft-answer';
import type { IDraftAnswer, IDraftAsked } from './draft-answer';
import { functionAnswer, requestOf } from './function-answer';
import type { ICellsAsked, IFunctionAnswer } from './function-answer';
import { parameterAnswer } from './parameter-answer';
import type { IParameterAnswer } from './parameter-answer';

/** What is asked (`args`) and what is answered, by the question's name. */
export interface IQuestions {
  /** What the statements of some cells, or selected lines, would become. */
  region: { args: ICellsAsked; answer: RegionResult };
  /** The function, the calls and the change, as somebody chose. */
  function: {
    args: { asked: ICellsAsked; choices: IFunctionChoices };
    answer: IFunctionAnswer;
  };
  /** Variables as parameters of a function; null: of every marked one. */
  parameter: {
    args: { requests: IParameterRequest[] | null };
    answer: IParameterAnswer;
  };
  /** The whole library, and the changes that make it, in order. */
  draft: { args: IDraftAsked; answer: IDraftAnswer };
  /** The library's code of a symbol back into its cell, or an import in its place. */
  'from-library': { args: IFromLibraryRequest; answer: FromLibraryResult };
  /** All safe fixes of one check as one, in a cell or (null) in the notebook; null: fewer than two. */
  'fix-all': {
    args: { findings: IFixable[]; check: string; cell: string | null };
    answer: IFixAll | null;
  };
  /** The file that signs a statement off for what the notebook exported. */
  sign: { args: ISignRequest; answer: Signing };
  /** The change that takes a signature back. */
  'take-back': {
    args: Pick<ISignature, 'id' | 'who' | 'notebook'>;
    answer: Signing;
  };
  /** How the notebook is run to prove that it gives what it gave. */
  verify: { args: null; answer: IVerifyPlace };
  /** What such a run said, in words. */
  'verify-said': { args: { result: IVerifyResult }; answer: IVerifySaid };
  /** What imports in the place of exported cells would be. */
  replacement: { args: IReplacementRequest; answer: IOfferedReplacement };
  /** Branch, commit and note of an export, to begin with. */
  'hand-over': { args: IHandOverRequest; answer: IHandOver };
  /** The file that a note is written to. */
  note: { args: { path: string; text: string }; answer: IFileChange };
  /** Packs that a new standards document can start from. */
  starts: { args: null; answer: IStartChoice[] };
}

export type Question = keyof IQuestions;
export type Args<Q extends Question> = IQuestions[Q]['args'];
export type Answer<Q extends Question> = IQuestions[Q]['answer'];

/** What every answer is made from. */
export interface IAskedAbout {
  notebook: INotebook;
  project: IProject;
  document: IDocument;
  /** How sentences call a cell. */
  cellName: CellName;
}

const answers: {
  [Q in Question]: (about: IAskedAbout, args: Args<Q>) => Answer<Q>;
} = {
  region: ({ notebook, project, cellName }, asked) =>
    regionOf(notebook, project, requestOf(notebook, asked), { cellName }),
  function: functionAnswer,
  parameter: parameterAnswer,
  draft: draftAnswer,
  'from-library': ({ notebook, project }, request) =>
    fromLibrary(notebook, planOf(notebook, project), project, request),
  'fix-all': (_, { findings, check, cell }) => fixAll(findings, check, cell),
  sign: ({ notebook, project, document }, request) =>
    sign(document, project.snapshot, notebook.path, request),
  'take-back': ({ project }, signature) =>
    takeBack(project.snapshot, signature),
  verify: ({ notebook, project }) => verifyPlace(project, notebook.path),
  'verify-said': ({ notebook, cellName }, { result }) =>
    verifySaid(result, notebook, cellName),
  replacement: ({ notebook, project }, request) =>
    offeredReplacement(notebook, project, request),
  'hand-over': ({ project }, request) => handOver(project, request),
  note: ({ project }, { path, text }) => noteChange(project, path, text),
  starts: ({ project }) => startsOf(project.snapshot)
};

export function answerTo<Q extends Question>(
  question: Q,
  args: Args<Q>,
  notebook: INotebook,
  { project, document }: Pick<IAskedAbout, 'project' | 'document'>
): Answer<Q> {
  const cellName = titledCells(cellTitles(notebook));
  return answers[question]({ notebook, project, document, cellName }, args);
}
