/** The worker's copy of notebooks and projects, and reviews of them in steps. */
import type {
  ICellSource,
  IDocument,
  IHome,
  IHomeRequest,
  ILinter,
  IProject,
  IReview,
  IReviewOptions,
  ISuggestion,
  ITestRun
} from '../engine';
import {
  adoptedDocument,
  homeOf,
  known,
  notebookOf,
  readDocument,
  readProject,
  reviewSteps,
  startFrom,
  suggestionsOf
} from '../engine';
import type { ToWorker } from './protocol';
import { answerTo } from './questions';
import type { Answer, Args, Question } from './questions';

/** How many suggestions the first minutes show. */
const SUGGESTIONS = 5;

interface IOpenNotebook {
  version: number;
  path: string;
  language: string;
  project: string;
  cells: ICellSource[];
  tests: ITestRun | null;
}

interface IOpenProject {
  document: IDocument;
  project: IProject;
}

export interface IReviewed {
  version: number;
  review: IReview;
  suggestions: ISuggestion[];
}

export class Session {
  /**
   * @param linter - ruff, or null where it could not be loaded.
   */
  constructor(public linter: ILinter | null) {}

  /** Takes in what changed; anything else is no message of this method. */
  update(message: ToWorker): void {
    switch (message.do) {
      case 'open':
        this._notebooks.set(message.id, {
          version: message.version,
          path: message.path,
          language: message.language,
          project: message.project,
          cells: message.cells,
          tests: this._notebooks.get(message.id)?.tests ?? null
        });
        break;
      case 'change': {
        const notebook = this._open(message.id);
        for (const { index, remove, insert } of message.splices) {
          notebook.cells.splice(index, remove, ...insert);
        }
        notebook.version = message.version;
        break;
      }
      case 'close':
        this._notebooks.delete(message.id);
        break;
      case 'project': {
        const document = readDocument(message.snapshot, known);
        this._projects.set(message.project, {
          document,
          project: readProject(message.snapshot, document)
        });
        break;
      }
      case 'tests':
        this._open(message.id).tests = message.run;
        break;
    }
  }

  /** Version of an open notebook, -1 where it is closed. */
  version(id: string): number {
    return this._notebooks.get(id)?.version ?? -1;
  }

  /** A review in steps: the caller may give way to others between two of them. */
  *review(
    id: string,
    options: IReviewOptions
  ): Generator<void, IReviewed, void> {
    const open = this._open(id);
    const { version } = open;
    const project = this._projectOf(open);
    const notebook = notebookOf(open.path, open.language, open.cells);
    const review = yield* reviewSteps({
      ...options,
      ...project,
      notebook,
      linter: this.linter,
      tests: open.tests
    });
    const marked = review.plan.modules.length > 0;
    yield;
    const suggestions = marked
      ? []
      : suggestionsOf(notebook, project.project, SUGGESTIONS);
    return { version, review, suggestions };
  }

  /** An answer about an open notebook, with the keys of its cells. */
  ask<Q extends Question>(
    id: string,
    question: Q,
    args: Args<Q>
  ): { keys: string[]; answer: Answer<Q> } {
    const open = this._open(id);
    const known = this._projectOf(open);
    const notebook = notebookOf(open.path, open.language, open.cells);
    return {
      keys: notebook.cells.map(({ key }) => key),
      answer: answerTo(question, args, notebook, known)
    };
  }

  /** The files that give library code a home in a project that was sent. */
  home(key: string, request: IHomeRequest): IHome {
    const known = this._projects.get(key);
    if (known === undefined) {
      throw new Error('The project was never sent.');
    }
    return homeOf(request, known.project, known.document, {
      create: (library, tests) =>
        startFrom(
          request.pack ?? 'default',
          { library, tests },
          known.project.snapshot
        ),
      adopt: (text, library, tests) => adoptedDocument(text, { library, tests })
    });
  }

  private _projectOf({ project, path }: IOpenNotebook): IOpenProject {
    const known = this._projects.get(project);
    if (known === undefined) {
      throw new Error(`The project of ${path} was never sent.`);
    }
    return known;
  }

  private _open(id: string): IOpenNotebook {
    const notebook = this._notebooks.get(id);
    if (notebook === undefined) {
      throw new Error(`Notebook ${id} is not open in the worker.`);
    }
    return notebook;
  }

  private _notebooks = new Map<string, IOpenNotebook>();
  private _projects = new Map<string, IOpenProject>();
}
