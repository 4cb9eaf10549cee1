/** Every format in which `check` can tell its verdict. */
import type { IChecked } from './checked';
import { checkGithub } from './github';
import { checkJson } from './json';
import { checkJunit } from './junit';
import { checkMarkdown } from './markdown';
import { checkSarif } from './sarif';
import { checkText } from './text';

export interface IFormatOptions {
  /** Terminal colours; never where a machine or a file reads along. */
  colours: boolean;
  /** ISO date, YYYY-MM-DD. */
  today: string;
  /** Of this program. */
  version: string;
  /**
   * Folder of the project in its git work tree, '' or with a `/` at its end:
   * code hosts know paths from the top of it.
   */
  folder: string;
  /** Of the same project; where people read along they have been told before. */
  unreadable: readonly IUnreadable[];
}

/** A file that is named as a notebook and can't be read as one. */
export interface IUnreadable {
  /** Relative to the project root. */
  path: string;
  /** A whole sentence. */
  message: string;
}

interface IFormat {
  write(checked: readonly IChecked[], options: IFormatOptions): string;
  /** One document, so of one project. */
  whole: boolean;
  /** Points into the .ipynb file (`IPlacedFinding.fileLine`). */
  inFile: boolean;
}

export const checkFormats = {
  text: { write: checkText, whole: false, inFile: false },
  json: { write: checkJson, whole: true, inFile: false },
  github: { write: checkGithub, whole: false, inFile: true },
  sarif: { write: checkSarif, whole: true, inFile: true },
  junit: { write: checkJunit, whole: true, inFile: false },
  markdown: { write: checkMarkdown, whole: false, inFile: false }
} as const satisfies Record<string, IFormat>;

export type CheckFormat = keyof typeof checkFormats;
