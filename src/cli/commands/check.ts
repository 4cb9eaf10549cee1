import { checkJson, checkText, checkedOf } from '../../engine';
import type { IChecked } from '../../engine';
import {
  FORMAT,
  UserError,
  print,
  remark,
  sentenceOf,
  textOf
} from '../command';
import type { ExitCode, ICommand, ISession } from '../command';
import { findNotebooks, openNotebook } from '../notebooks';
import type { INotebookGroup } from '../notebooks';
import { chooseAim, loadProject } from '../project';
import { reviewNotebook } from '../review';

interface IOptions {
  aim: string | null;
  run: boolean;
  json: boolean;
  /** Whether each report says whose it is. */
  several: boolean;
}

export const check: ICommand = {
  name: 'check',
  summary: 'Check notebooks against the standards of their project.',
  details:
    'Folders are searched for notebooks; without a path the working folder is.\n' +
    'Exit code 1 where the gate is a draft or closed.',
  positionals: '[PATH…]',
  least: 0,
  most: Infinity,
  options: {
    aim: {
      value: 'STAGE',
      help: 'stage aimed at, instead of the one the document names'
    },
    'run-tests': {
      help: 'import and test what would be exported, on a staged copy'
    },
    format: FORMAT
  },
  async run(call, session) {
    const groups = await findNotebooks(session, call.positionals, sentence =>
      remark(session, sentence)
    );
    const options: IOptions = {
      aim: textOf(call, 'aim'),
      run: call.options['run-tests'] === true,
      json: textOf(call, 'format') === 'json',
      several: groups.length > 1
    };
    if (options.json && groups.length > 1) {
      const roots = groups.map(({ root }) => root ?? 'no project').join(', ');
      throw new UserError(
        `These notebooks belong to several projects (${roots}), and a JSON document is about one; call \`check\` for each.`
      );
    }
    let worst: ExitCode = 0;
    for (const group of groups) {
      worst = Math.max(
        worst,
        await checkGroup(session, group, options)
      ) as ExitCode;
    }
    if (options.json && !groups.length) {
      await print(session, checkJson([]));
    }
    return worst;
  }
};

/** Checks the notebooks of one project; one that can't be read does not keep the others. */
async function checkGroup(
  session: ISession,
  { root, notebooks }: INotebookGroup,
  { aim, run, json, several }: IOptions
): Promise<ExitCode> {
  const loaded = await loadProject(session, root ?? notebooks[0].path);
  const wanted = chooseAim(loaded.document, aim);
  if (several) {
    await print(session, `== ${loaded.snapshot.name || 'no project'} ==\n`);
  }
  const checked: IChecked[] = [];
  let unreadable = false;
  for (const found of notebooks) {
    try {
      const { notebook } = await openNotebook(session, found);
      const request = { loaded, notebook, aim: wanted, run };
      const review = await reviewNotebook(session, request);
      checked.push(checkedOf(notebook, review));
    } catch (error) {
      unreadable = true;
      const which = error instanceof UserError ? '' : `${found.path}: `;
      await remark(session, `jupyter promote: ${which}${sentenceOf(error)}\n`);
    }
  }
  if (checked.length) {
    await print(
      session,
      json ? checkJson(checked) : checkText(checked, session)
    );
  }
  if (unreadable) {
    return 2;
  }
  const clean = ['none', 'open'];
  return checked.every(({ gate }) => clean.includes(gate.state)) ? 0 : 1;
}
