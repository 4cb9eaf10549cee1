import { checkFormats, checkedOf } from '../../engine';
import type { CheckFormat, IChecked, IUnreadable } from '../../engine';
import { checkAll } from '../check-all';
import type { IAllChecked } from '../check-all';
import { UserError, print, remark, textOf } from '../command';
import type { ExitCode, ICommand, ISession } from '../command';
import { onlyChanged } from '../changed';
import { findNotebooks, openNotebook, sayUnreadable } from '../notebooks';
import type { INotebookGroup } from '../notebooks';
import { chooseAim, loadProject } from '../project';
import type { ILoadedProject } from '../project';
import { reviewNotebook } from '../review';

type GateState = IChecked['gate']['state'];

const CLEAN: readonly GateState[] = ['none', 'open'];

interface IOptions {
  aim: string | null;
  run: boolean;
  format: CheckFormat;
  /** Revision that notebooks must differ from; null: all are checked. */
  since: string | null;
  cached: boolean;
  /** Gates that are no finding. */
  clean: readonly GateState[];
  /** Whether each report says whose it is. */
  several: boolean;
}

export const check: ICommand = {
  name: 'check',
  summary: 'Check notebooks against the standards of their project.',
  details:
    'PATH is a notebook, a folder that is searched for notebooks, or a pattern (`**/*.ipynb`);\n' +
    'without one the working folder is searched. Exit code 1 where the gate is a draft or closed.',
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
    'changed-since': {
      value: 'REV',
      help: 'only notebooks that differ from a commit of git; all where their standards do'
    },
    'allow-draft': {
      help: 'exit 0 where the gate is a draft: for a hook before each commit'
    },
    format: {
      value: 'FORMAT',
      choices: Object.keys(checkFormats),
      help: 'text (default), json, github (annotations), sarif, junit or markdown'
    },
    'no-cache': {
      help: 'find out everything anew, and remember nothing'
    }
  },
  async run(call, session) {
    // Compiled while the host looks for notebooks; who needs it hears of a fault.
    session.linter().catch(() => undefined);
    const groups = await findNotebooks(session, call.positionals, sentence =>
      remark(session, sentence)
    );
    const options: IOptions = {
      aim: textOf(call, 'aim'),
      run: call.options['run-tests'] === true,
      format: (textOf(call, 'format') ?? 'text') as CheckFormat,
      since: textOf(call, 'changed-since'),
      cached: call.options['no-cache'] !== true,
      clean: call.options['allow-draft'] === true ? [...CLEAN, 'draft'] : CLEAN,
      several: groups.length > 1
    };
    if (checkFormats[options.format].whole && options.several) {
      const roots = groups.map(({ root }) => root ?? 'no project').join(', ');
      throw new UserError(
        `These notebooks belong to several projects (${roots}), and a document in the format ${options.format} is about one; call \`check\` for each.`
      );
    }
    let worst: ExitCode = 0;
    for (const group of groups) {
      worst = Math.max(
        worst,
        await checkGroup(session, group, options)
      ) as ExitCode;
    }
    if (!groups.length) {
      await tell(session, options.format, { checked: [], unreadable: [] }, '');
    }
    return worst;
  }
};

/** Checks the notebooks of one project; one that can't be read does not keep the others. */
async function checkGroup(
  session: ISession,
  group: INotebookGroup,
  options: IOptions
): Promise<ExitCode> {
  const { root, notebooks: found } = group;
  const { format, several, since } = options;
  const loaded = await loadProject(session, root ?? found[0].path);
  const aim = chooseAim(loaded.document, options.aim);
  const notebooks =
    since === null
      ? found
      : await onlyChanged(session, group, loaded.document, since);
  if (several && format === 'text') {
    await print(session, `== ${loaded.snapshot.name || 'no project'} ==\n`);
  }
  const chosen = { ...group, notebooks };
  const all = options.run
    ? await checkWithTests(session, chosen, loaded, aim, format)
    : await checkAll(options.cached ? session : { ...session, build: null }, {
        snapshot: loaded.snapshot,
        ground: loaded,
        notebooks,
        aim,
        today: session.today,
        inFile: checkFormats[format].inFile
      });
  await tell(session, format, all, folderOf(group));
  if (all.unreadable.length) {
    return 2;
  }
  return all.checked.every(({ gate }) => options.clean.includes(gate.state))
    ? 0
    : 1;
}

async function tell(
  session: ISession,
  format: CheckFormat,
  { checked, unreadable }: IAllChecked,
  folder: string
): Promise<void> {
  if (checked.length === 0 && format === 'text') {
    return;
  }
  const { colours, today, version } = session;
  await print(
    session,
    checkFormats[format].write(checked, {
      colours,
      today,
      version,
      folder,
      unreadable
    })
  );
}

/** One after another: tests of several notebooks may not run beside each other. */
async function checkWithTests(
  session: ISession,
  { notebooks }: INotebookGroup,
  loaded: ILoadedProject,
  aim: string | null,
  format: CheckFormat
): Promise<IAllChecked> {
  const checked: IChecked[] = [];
  const unreadable: IUnreadable[] = [];
  for (const found of notebooks) {
    try {
      const { notebook, text } = await openNotebook(session, found, 'any');
      const request = { loaded, notebook, aim, run: true };
      const review = await reviewNotebook(session, request);
      const { inFile } = checkFormats[format];
      checked.push(checkedOf(notebook, review, inFile ? text : undefined));
    } catch (error) {
      unreadable.push(await sayUnreadable(session, found, error));
    }
  }
  return { checked, unreadable };
}

/** Folder of a project in its git work tree, as `IFormatOptions.folder`. */
function folderOf({ notebooks: [first] }: INotebookGroup): string {
  const { inTree, inProject } = first ?? {};
  return inTree && inProject && inTree.endsWith(inProject)
    ? inTree.slice(0, inTree.length - inProject.length)
    : '';
}
