import { reviewOf } from '../engine';
import type { Choice, INotebook, IReview, IStage, ITestRun } from '../engine';
import type { ISession } from './command';
import type { ILoadedProject } from './project';

export interface IReviewRequest {
  loaded: ILoadedProject;
  notebook: INotebook;
  /** Null: the document's own. */
  aim: string | null;
  /** Whether import and tests are run on a staged copy first. */
  run: boolean;
  /** Texts of earlier notebooks of the same export, laid under this one's. */
  under?: IStage['overlay'];
  /** What was chosen where notebook and library differ, by id. */
  choices?: Readonly<Record<string, Choice>>;
}

/** The whole verdict on a notebook; with `run`, of what import and tests said. */
export async function reviewNotebook(
  session: ISession,
  { loaded, notebook, aim, run, under = [], choices }: IReviewRequest
): Promise<IReview> {
  const linter = await session.linter();
  const review = (tests: ITestRun | null): IReview =>
    reviewOf({
      notebook,
      project: loaded.project,
      document: loaded.document,
      linter,
      tests,
      aim,
      today: session.today,
      cellNames: 'number',
      choices
    });
  const first = review(null);
  const { root } = loaded.snapshot;
  if (!run || root === null || first.plan.modules.length === 0) {
    return first;
  }
  const own = new Set(first.stage.overlay.map(({ path }) => path));
  const overlay = [
    ...under.filter(({ path }) => !own.has(path)),
    ...first.stage.overlay
  ];
  const tests = await session.host.ask<ITestRun>({
    do: 'tests',
    root,
    stage: { ...first.stage, overlay }
  });
  return review(tests);
}
