import {
  changedBy,
  draft as draftOf,
  draftChange,
  draftJson,
  draftModule,
  moduleFault
} from '../../engine';
import type { DraftInclude, IDraft, IDraftGroup } from '../../engine';
import { chooseCells } from '../cells';
import { UserError, textOf } from '../command';
import type { ICall, ICommand, ISession } from '../command';
import type { IFileText } from '../effects';
import { findOne, openNotebook } from '../notebooks';
import { loadProject } from '../project';
import { HOW, deliver } from '../refactor/deliver';

export const draft: ICommand = {
  name: 'draft',
  summary: 'Draft a library from a notebook: loose cells become functions.',
  details: [
    'Every group of loose cells that can become a function does, whatever is defined is marked,',
    'and the notebook becomes a script of calls. What stays is listed with why. Cells that only set',
    'values stay as the knobs of the notebook, cells that only show something as what they are.',
    '',
    'Without --write or --output nothing is written.'
  ].join('\n'),
  positionals: 'NOTEBOOK',
  least: 1,
  most: 1,
  options: {
    module: {
      value: 'MODULE',
      help: 'dotted name below the library (default: the one in use, else the notebook’s name)'
    },
    leave: {
      value: 'CELLS',
      help: 'cells that stay as they are: numbers or ids, 3,5-7,a1b2'
    },
    include: {
      value: 'WHAT',
      choices: ['settings', 'shows', 'settings,shows'],
      help: 'draft these, too: cells that only set values, or only show'
    },
    output: {
      value: 'OUT.ipynb',
      help: 'write the drafted notebook to a new file'
    },
    ...HOW
  },
  async run(call, session) {
    const output = textOf(call, 'output');
    if (
      output !== null &&
      ('write' in call.options || 'diff' in call.options)
    ) {
      throw new UserError(
        '`--output` writes another notebook; leave out `--write` and `--diff`.'
      );
    }
    await checkOutput(session, output);
    const { root, found } = await findOne(session, call.positionals[0]);
    const opened = await openNotebook(session, found);
    const before = opened.notebook;
    const leave = textOf(call, 'leave');
    const { project } = await loadProject(session, root ?? found.path);
    const made = draftOf(before, project, {
      module: moduleOf(call, draftModule(before)),
      leave: new Set(
        leave === null ? [] : chooseCells(before, leave).map(({ key }) => key)
      ),
      include: new Set(
        (textOf(call, 'include')?.split(',') ?? []) as DraftInclude[]
      )
    });
    const nothing =
      made.groups.length === 0 && made.definitions.marks.length === 0;
    const after = nothing ? before : changedBy(before, draftChange(made));
    await deliver(
      call,
      session,
      {
        opened,
        after,
        done: doneLines(made),
        notes: [
          ...(nothing ? ['nothing is left to draft.'] : []),
          ...made.groups.flatMap(remarkLines),
          ...made.left.map(({ sentence }) => sentence)
        ],
        json: written => draftJson(before, after, made, written)
      },
      output
    );
    return nothing && made.left.some(isFault) ? 1 : 0;
  }
};

/** An existing file is never overwritten. */
async function checkOutput(
  session: ISession,
  path: string | null
): Promise<void> {
  if (path === null) {
    return;
  }
  if (!path.endsWith('.ipynb')) {
    throw new UserError(
      `\`--output ${path}\`: a notebook's name ends in .ipynb.`
    );
  }
  const { hash } = await session.host.ask<IFileText>({ do: 'read', path });
  if (hash !== null) {
    throw new UserError(
      `\`${path}\` exists already; name a new file, or use --write.`
    );
  }
}

function moduleOf(call: ICall, usual: string): string {
  const module = textOf(call, 'module');
  if (module !== null && moduleFault(module)) {
    throw new UserError(
      `\`--module ${module}\` is no module name; write dotted names of letters, digits and _: features, models.train.`
    );
  }
  return module ?? usual;
}

function doneLines({ module, definitions, groups, left }: IDraft): string[] {
  const names = [...definitions.symbols, ...groups.map(({ name }) => name)];
  const faults = left.filter(isFault).length;
  return [
    `${names.map(name => `\`${name}\``).join(', ') || 'nothing'} for ${module}`,
    ...(faults > 0
      ? [`${faults} ${faults === 1 ? 'cell' : 'cells'} could not be drafted`]
      : [])
  ];
}

function remarkLines({ name, remarks }: IDraftGroup): string[] {
  return remarks.map(({ sentence }) => `\`${name}\`: ${sentence}`);
}

function isFault({ why }: IDraft['left'][number]): boolean {
  return why === 'refused' || why === 'blocked';
}
