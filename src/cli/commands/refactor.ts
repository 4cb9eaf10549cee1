import { changedBy, didYouMean, oneOf, refactorJson } from '../../engine';
import { UserError } from '../command';
import type { ICommand } from '../command';
import { findOne, openNotebook } from '../notebooks';
import { loadProject } from '../project';
import { HOW, deliver } from '../refactor/deliver';
import { variablesToParameters } from '../refactor/parameterise';
import { printsToLoggerCalls } from '../refactor/print-to-logger';
import { cellsToFunction } from '../refactor/to-function';
import type { Refactoring } from '../refactor/types';

interface IKind {
  run: Refactoring;
  options: readonly string[];
}

const KINDS: Readonly<Record<string, IKind>> = {
  'to-function': {
    run: cellsToFunction,
    options: ['cells', 'lines', 'name', 'module']
  },
  parameterise: { run: variablesToParameters, options: ['symbol', 'names'] },
  'print-to-logger': {
    run: printsToLoggerCalls,
    options: ['cells', 'set-up']
  }
};

export const refactor: ICommand = {
  name: 'refactor',
  summary: 'Rewrite code of a notebook so that it can leave it.',
  details: [
    'to-function --cells CELLS [--lines LINES] [--name NAME] [--module MODULE]:',
    '  the statements of adjacent cells, or some lines of one, become a function and its call.',
    'parameterise [--symbol NAME] [--names NAMES]:',
    '  notebook variables that marked functions read become parameters, calls hand them in.',
    'print-to-logger [--cells CELLS] [--set-up]:',
    '  prints of what is marked become calls of the module’s logger; a new cell shows them as before.',
    '',
    'Without --write nothing is written. What is refused changes nothing and says why (exit 1).'
  ].join('\n'),
  positionals: `NOTEBOOK ${Object.keys(KINDS).join('|')}`,
  least: 2,
  most: 2,
  options: {
    cells: {
      value: 'CELLS',
      help: 'numbers over all cells, from 1, or ids: 3,5-7,a1b2'
    },
    lines: { value: 'LINES', help: 'lines of one cell, from 1: 2-5' },
    name: { value: 'NAME', help: 'name of the function' },
    module: { value: 'MODULE', help: 'mark the function for this module' },
    symbol: { value: 'NAME', help: 'the marked function' },
    names: { value: 'NAMES', help: 'variables that it reads: limit,rate' },
    'set-up': { help: 'add a cell that shows the messages in the notebook' },
    ...HOW
  },
  async run(call, session) {
    const [path, name] = call.positionals;
    const kind = Object.hasOwn(KINDS, name) ? KINDS[name] : null;
    if (!kind) {
      const names = Object.keys(KINDS);
      throw new UserError(
        `\`${name}\` is no refactoring.${didYouMean(name, names)} It may be ${oneOf(names)}.`
      );
    }
    const foreign = Object.keys(call.options).find(
      option => !(option in HOW) && !kind.options.includes(option)
    );
    if (foreign) {
      throw new UserError(
        `\`--${foreign}\` is no option of \`${name}\`; it takes ${oneOf(kind.options.map(option => `--${option}`))}.`
      );
    }
    const { root, found } = await findOne(session, path);
    const opened = await openNotebook(session, found);
    const { project } = await loadProject(session, root ?? found.path);
    const outcome = kind.run(call, opened, project);
    const { change, refused, remarks, done } = outcome;
    const before = opened.notebook;
    const after = change ? changedBy(before, [change]) : before;
    await deliver(call, session, {
      opened,
      after,
      done,
      notes: [
        ...[...refused, ...remarks].map(({ message }) => message),
        ...(change ? [] : ['nothing is changed.'])
      ],
      json: written =>
        refactorJson(
          { refactoring: name, before, after, refused, remarks },
          written
        )
    });
    return change ? 0 : 1;
  }
};
