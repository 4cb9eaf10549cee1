import {
  Lines,
  didYouMean,
  functionCells,
  numberedCells,
  parameterise,
  sayBlockers
} from '../../engine';
import type {
  IBlocker,
  INotebook,
  IParameterRequest,
  IPlacedSentence
} from '../../engine';
import { UserError, textOf } from '../command';
import { refusal } from './types';
import type { Refactoring } from './types';

/** Notebook variables that marked functions read become parameters. */
export const variablesToParameters: Refactoring = (
  call,
  { notebook },
  project
) => {
  const symbol = textOf(call, 'symbol');
  const names = namesOf(textOf(call, 'names'));
  if (names !== null && symbol === null) {
    throw new UserError('Whose names? Name the function: --symbol clean.');
  }
  const request = symbol === null ? null : requestFor(notebook, symbol, names);
  if (request !== null && 'message' in request) {
    return refusal(request);
  }
  const { edits, marks, added, refused } = parameterise(
    notebook,
    project,
    request && [request]
  );
  if (refused.length > 0) {
    sayBlockers(refused, numberedCells(notebook));
    return refusal(
      ...refused.map(({ reason, name, at, sentence }) => ({
        reason,
        name,
        cell: at.cell,
        line: lineOf(notebook, at),
        message: sentence
      }))
    );
  }
  const own = added.find(
    one => one.symbol === symbol && one.cell === request?.cell
  );
  const missing = names?.find(name => !own?.names.includes(name));
  if (missing !== undefined || added.length === 0) {
    const who = symbol === null ? 'What is marked' : `\`${symbol}\``;
    return refusal({
      reason: 'not-read',
      name: missing ?? '-',
      cell: request?.cell ?? null,
      line: null,
      message:
        missing === undefined
          ? `${who} reads nothing of the notebook that could become a parameter.`
          : `${who} reads no notebook variable \`${missing}\` in its body; look at what it needs: jupyter promote plan ${notebook.path}.`
    });
  }
  return {
    change: { edits, marks, inserts: [], emptied: [] },
    refused: [],
    remarks: [],
    done: added.map(
      one =>
        `\`${one.symbol}\` takes ${one.names.map(name => `\`${name}\``).join(', ')}`
    )
  };
};

function lineOf({ cells }: INotebook, at: IBlocker['at']): number {
  const source = cells.find(({ key }) => key === at.cell)?.source ?? '';
  return new Lines(source).at(at.start).line;
}

function namesOf(list: string | null): string[] | null {
  const names = list?.split(',').map(name => name.trim()) ?? null;
  if (names?.some(name => name === '')) {
    throw new UserError(
      `\`--names ${list}\`: a name is missing between two commas.`
    );
  }
  return names;
}

/** The marked cell that defines a symbol, or why there is none. */
function requestFor(
  notebook: INotebook,
  symbol: string,
  names: string[] | null
): IParameterRequest | IPlacedSentence {
  const all = functionCells(notebook);
  const cells = all.get(symbol) ?? [];
  if (cells.length === 0) {
    throw new UserError(
      `${notebook.path} defines no \`${symbol}\`.${didYouMean(symbol, [...all.keys()])}`
    );
  }
  const marked = cells.filter(({ mark }) => mark);
  if (marked.length === 0) {
    const cell = cells[cells.length - 1];
    return {
      reason: 'not-marked',
      name: symbol,
      cell: cell.key,
      line: null,
      message: `\`${symbol}\` (cell ${cell.index + 1}) is not marked for the library; mark it first: jupyter promote mark ${notebook.path} --cells ${cell.index + 1}.`
    };
  }
  return { cell: marked[marked.length - 1].key, symbol, names };
}
