import {
  markSentence,
  numberedCells,
  readNotebook,
  render,
  writeMarks
} from '../../engine';
import type { ICell, IMark, INotebook } from '../../engine';
import { chooseCells } from '../cells';
import { UserError, print, textOf } from '../command';
import type { ExitCode, ICall, ICommand, IOption, ISession } from '../command';
import type { IApplied } from '../effects';
import { findOne, openNotebook } from '../notebooks';
import type { IOpenNotebook } from '../notebooks';

const CELLS: IOption = {
  value: 'CELLS',
  help: 'numbers over all cells, from 1, or ids: 3,5-7,a1b2'
};

type NewMark = Omit<IMark, 'by'>;

export const mark: ICommand = {
  name: 'mark',
  summary: 'Mark cells for a module of the library.',
  details:
    'The mark is written into the metadata of the cells; nothing else of the file changes.',
  positionals: 'NOTEBOOK',
  least: 1,
  most: 1,
  options: {
    cells: CELLS,
    module: {
      value: 'MODULE',
      help: 'dotted name below the library: features, models.train'
    },
    role: {
      value: 'ROLE',
      choices: ['code', 'test'],
      help: 'code (default) or test'
    }
  },
  run: (call, session) =>
    change(call, session, (opened, cells) => {
      const module =
        textOf(call, 'module') ?? onlyModule(opened.notebook, cells);
      const role = textOf(call, 'role');
      return cells.map(cell => ({
        index: cell.index,
        mark: {
          ...rest(cell),
          module,
          role: (role ?? cell.mark?.role ?? 'code') as IMark['role']
        }
      }));
    })
};

export const unmark: ICommand = {
  name: 'unmark',
  summary: 'Remove the marks of cells.',
  positionals: 'NOTEBOOK',
  least: 1,
  most: 1,
  options: { cells: CELLS },
  run: (call, session) =>
    change(call, session, (_, cells) =>
      cells.map(cell => ({ index: cell.index, mark: null }))
    )
};

/** Edits marks in the text of one notebook and writes it. */
async function change(
  call: ICall,
  session: ISession,
  marksOf: (
    opened: IOpenNotebook,
    cells: ICell[]
  ) => { index: number; mark: NewMark | null }[]
): Promise<ExitCode> {
  const choice = textOf(call, 'cells');
  if (choice === null) {
    throw new UserError('Which cells? Name them: --cells 3,5-7.');
  }
  const { found } = await findOne(session, call.positionals[0]);
  const opened = await openNotebook(session, found);
  const cells = chooseCells(opened.notebook, choice);
  refuse(opened, cells);
  const text = writeMarks(opened.text, marksOf(opened, cells));
  const changed = check(opened, text, cells);
  if (text !== opened.text) {
    const { shown: path, hash } = opened;
    const applied = await session.host.ask<IApplied>({
      do: 'write',
      files: [{ path, hash, text }]
    });
    if (!applied.ok) {
      throw new UserError(applied.problem ?? `${path} could not be written.`);
    }
  }
  for (const cell of changed) {
    await print(session, `${opened.shown}: ${state(cell)}\n`);
  }
  return 0;
}

/** Cells whose mark can't be changed without harm. */
function refuse({ notebook, shown }: IOpenNotebook, cells: ICell[]): void {
  for (const cell of cells) {
    const name = `Cell ${cell.index + 1} of ${shown}`;
    if (notebook.duplicateIds.includes(cell.id)) {
      throw new UserError(
        `${name} has the id \`${cell.id}\`, which another cell has too; ` +
          'copy the cell in JupyterLab, delete the old one and save, then mark it.'
      );
    }
    if (cell.mark?.by === 'nbdev') {
      throw new UserError(
        `${name} is marked by nbdev's directive; change the \`#|\` line in the cell.`
      );
    }
  }
}

/** Reads the new text: marks that can't be used are refused before anything is written. */
function check(
  { notebook, shown }: IOpenNotebook,
  text: string,
  cells: ICell[]
): ICell[] {
  const read = readNotebook(text, notebook.path);
  if (!read.ok) {
    throw new UserError(read.problem.message);
  }
  const changed = cells.map(({ index }) => read.notebook.cells[index]);
  const broken = changed.find(cell => cell.fault !== null);
  if (broken?.fault) {
    const { template, args } = markSentence({
      cell: broken.key,
      ...broken.fault
    });
    const cellName = numberedCells(read.notebook);
    throw new UserError(`${shown}: ${render(template, args, cellName)}`);
  }
  return changed;
}

/** The module where none was named: that of the cells, else the only one of the notebook. */
function onlyModule(notebook: INotebook, cells: ICell[]): string {
  for (const among of [cells, notebook.cells]) {
    const modules = new Set(
      among.flatMap(({ mark }) => (mark === null ? [] : [mark.module]))
    );
    if (modules.size === 1) {
      return [...modules][0];
    }
  }
  if (notebook.defaultModule !== null) {
    return notebook.defaultModule;
  }
  throw new UserError('Which module? Name it: --module features.');
}

function rest({ mark }: ICell): Partial<NewMark> {
  return {
    ...(mark?.names && { names: mark.names }),
    ...(mark?.skip && { skip: mark.skip })
  };
}

function state({ index, mark }: ICell): string {
  const cell = `cell ${index + 1}`;
  if (mark === null) {
    return `${cell} is not marked`;
  }
  return `${cell} goes to ${mark.module}${mark.role === 'test' ? ' as test' : ''}`;
}
