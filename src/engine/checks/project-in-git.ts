import type { ICheck } from './types';

export const check: ICheck = {
  id: 'project-in-git',
  title: 'The project is in git',
  level: 'may',
  messages: {
    without:
      'This folder is not under version control, so an export cannot be taken back by git; `git init` begins it.'
  },
  options: {},
  wholeNotebook: false,
  onProject: true,
  run: ({ plan, project: { snapshot } }) => {
    if (!plan.modules.length) {
      return { findings: [], nothing: true };
    }
    return {
      findings: snapshot.git.present
        ? []
        : [{ cell: null, range: null, message: 'without', args: {} }]
    };
  }
};
