import { printsToLogger } from '../../engine';
import { chooseCells } from '../cells';
import { textOf } from '../command';
import { refusal } from './types';
import type { Refactoring } from './types';

/** Prints of what goes to the library become calls of a logger. */
export const printsToLoggerCalls: Refactoring = (
  call,
  { notebook },
  project
) => {
  const choice = textOf(call, 'cells');
  const wanted = 'set-up' in call.options;
  const chosen =
    choice === null
      ? null
      : new Set(chooseCells(notebook, choice).map(({ key }) => key));
  const { edits, replaced, left, setUp } = printsToLogger(
    notebook,
    project,
    chosen
  );
  const stays = left.map(({ cell, line, why }) => {
    const index = notebook.cells.findIndex(({ key }) => key === cell);
    return {
      reason: 'stays',
      name: 'print',
      cell,
      line,
      message: `The print on line ${line} of cell ${index + 1} stays: ${why}.`
    };
  });
  if (edits.length === 0) {
    return refusal(
      ...(stays.length > 0
        ? stays
        : [
            {
              reason: 'no-prints',
              name: 'print',
              cell: null,
              line: null,
              message:
                chosen === null
                  ? 'Nothing that is marked for the library prints.'
                  : `Nothing of cells ${choice} that is marked for the library prints.`
            }
          ])
    );
  }
  return {
    change: {
      edits,
      marks: [],
      inserts: wanted && setUp ? setUp.inserts : [],
      emptied: []
    },
    refused: [],
    remarks: stays,
    done: [
      `${replaced} ${replaced === 1 ? 'print logs' : 'prints log'} now`,
      ...(setUp
        ? [
            wanted
              ? 'a new cell shows the messages in the notebook as before'
              : 'to see the messages in the notebook as before, run it with `--set-up`'
          ]
        : [])
    ]
  };
};
