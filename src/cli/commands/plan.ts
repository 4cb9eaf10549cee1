import { planJson, planText } from '../../engine';
import { FORMAT, print, textOf } from '../command';
import type { ICommand } from '../command';
import { findOne, openNotebook } from '../notebooks';
import { loadProject } from '../project';
import { reviewNotebook } from '../review';

export const plan: ICommand = {
  name: 'plan',
  summary: 'Show what a notebook would export, and what it still needs.',
  positionals: 'NOTEBOOK',
  least: 1,
  most: 1,
  options: { format: FORMAT },
  async run(call, session) {
    const { root, found } = await findOne(session, call.positionals[0]);
    const { notebook } = await openNotebook(session, found);
    const loaded = await loadProject(session, root ?? found.path);
    const review = await reviewNotebook(session, {
      loaded,
      notebook,
      aim: null,
      run: false
    });
    await print(
      session,
      textOf(call, 'format') === 'json'
        ? planJson(notebook, review.plan)
        : planText(notebook, review.plan, session)
    );
    return 0;
  }
};
