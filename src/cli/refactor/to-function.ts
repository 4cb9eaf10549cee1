import { linesRange, moduleFault, toFunction } from '../../engine';
import type { ICell, IRange } from '../../engine';
import { chooseCells } from '../cells';
import { UserError, textOf } from '../command';
import { refusal } from './types';
import type { Refactoring } from './types';

/** Cells, or some lines of one, become a function and its call. */
export const cellsToFunction: Refactoring = (call, { notebook }, project) => {
  const choice = textOf(call, 'cells');
  if (choice === null) {
    throw new UserError('Which cells? Name them: --cells 3,5-7.');
  }
  const cells = chooseCells(notebook, choice);
  const lines = textOf(call, 'lines');
  const name = textOf(call, 'name');
  const module = textOf(call, 'module');
  if (module !== null && moduleFault(module)) {
    throw new UserError(
      `\`--module ${module}\` is no module name; write dotted names of letters, digits and _: features, models.train.`
    );
  }
  const result = toFunction(
    notebook,
    project,
    {
      cells: cells.map(({ key }) => key),
      ...(lines === null ? {} : { ranges: [rangeOf(cells, lines)] })
    },
    {
      ...(name === null ? {} : { name }),
      ...(module === null ? {} : { module })
    }
  );
  if (!result.ok) {
    return refusal(
      ...result.refusals.map(({ sentence, ...place }) => ({
        ...place,
        message: sentence
      }))
    );
  }
  return {
    change: result.change,
    refused: [],
    remarks: result.region.remarks.map(({ kind, sentence, ...place }) => ({
      ...place,
      reason: kind,
      message: sentence
    })),
    done: [`\`${result.name}\` stands in cell ${cells[0].index + 1}`]
  };
};

/** `2-5` or `3`: lines of the one cell that was named. */
function rangeOf(cells: readonly ICell[], lines: string): IRange {
  const range = /^(\d+)(?:-(\d+))?$/.exec(lines.trim());
  if (!range) {
    throw new UserError(
      `\`--lines ${lines}\`: write one line or a range, 3 or 2-5.`
    );
  }
  if (cells.length !== 1) {
    throw new UserError(
      '`--lines` are those of one cell; name one: --cells 3.'
    );
  }
  const [cell] = cells;
  const first = Number(range[1]);
  const last = Number(range[2] ?? range[1]);
  const found = linesRange(cell.source, first, last);
  if (!found) {
    throw new UserError(
      `\`--lines ${lines}\`: cell ${cell.index + 1} has the lines 1 to ${cell.source.split(/\r\n|\r|\n/).length}.`
    );
  }
  return { cell: cell.key, ...found };
}
