import {
  checkedOf,
  judgementOf,
  known,
  readDocument,
  readNotebook,
  readProject
} from '../engine';
import type {
  IChecked,
  IDocument,
  ILinter,
  IProject,
  ISnapshot
} from '../engine';
import { UserError } from './command';

/** What is the same for all notebooks of one project. Plain data. */
export interface ICheckOptions {
  snapshot: ISnapshot;
  aim: string | null;
  today: string;
  /** Whether reports point into the .ipynb files. */
  inFile: boolean;
}

/** One notebook's file. Plain data. */
export interface ICheckJob {
  /** Relative to the project root. */
  path: string;
  text: string;
}

/** A project's standards and settings, read from its snapshot. */
export interface IGround {
  document: IDocument;
  project: IProject;
}

export function groundOf({ snapshot }: ICheckOptions): IGround {
  const document = readDocument(snapshot, known);
  return { document, project: readProject(snapshot, document) };
}

/** Checks notebooks of one project, without running anything. */
export class Checker {
  constructor(
    private readonly _options: ICheckOptions,
    private readonly _ground: IGround,
    private readonly _linter: ILinter
  ) {}

  /** @throws UserError where the file is no notebook. */
  check({ path, text }: ICheckJob): IChecked {
    const read = readNotebook(text, path, 'any');
    if (!read.ok) {
      throw new UserError(read.problem.message);
    }
    const { notebook } = read;
    const { aim, today, inFile } = this._options;
    const judgement = judgementOf({
      notebook,
      ...this._ground,
      linter: this._linter,
      aim,
      today
    });
    return checkedOf(notebook, judgement, inFile ? text : undefined);
  }
}
