/** Which statements are meant: whole cells, or the selected lines of one or several. */
import { isPython } from '../../notebook/language';
import type { ICell } from '../../notebook/types';
import { isMeasuring } from '../../plan/ground';
import type { IGround } from '../../plan/ground';
import { firstLine } from '../../plan/faults';
import type { ISpot } from '../../plan/places';
import { Lines } from '../../report/positions';
import { atSpot } from './faults';
import type { RegionFaults } from './faults';
import type { IRange, IRegionRequest } from './types';

export interface ISelection {
  /** Code cells in order. */
  cells: ICell[];
  /** Selected statements in order, magics included. */
  spots: ISpot[];
}

/** Null where the request itself is refused. */
export function selectionOf(
  ground: IGround,
  request: IRegionRequest,
  faults: RegionFaults
): ISelection | null {
  const cells = cellsOf(ground, request, faults);
  for (const cell of cells) {
    findUnreadable(ground, cell, faults);
  }
  if (faults.refused) {
    return null;
  }
  const spots = cells.flatMap(cell =>
    selectedIn(
      ground,
      cell,
      request.ranges?.filter(range => range.cell === cell.key) ?? [],
      faults
    )
  );
  if (!faults.refused) {
    findGaps(ground, cells, spots, faults);
  }
  return faults.refused ? null : { cells, spots };
}

function cellsOf(
  { notebook }: IGround,
  { cells: keys }: IRegionRequest,
  faults: RegionFaults
): ICell[] {
  const wanted = new Set(keys);
  const cells = notebook.cells.filter(({ key }) => wanted.delete(key));
  const somewhere = cells[0] ?? notebook.cells[0];
  if (somewhere && !isPython(notebook.language)) {
    faults.refuse('not-python', notebook.language, startOf(somewhere));
    return [];
  }
  for (const key of wanted) {
    faults.refuse('no-such-cell', key, nowhere(key));
  }
  for (const cell of cells.filter(({ kind }) => kind !== 'code')) {
    faults.refuse('not-code', '-', startOf(cell));
  }
  if (cells.length === 0 && wanted.size === 0) {
    faults.refuse('empty', '-', startOf(somewhere ?? nowhere('').cell));
  }
  return cells;
}

function startOf(cell: ICell): Parameters<RegionFaults['refuse']>[2] {
  return { cell, start: 0, end: 0 };
}

/** A place in a cell that is not there. */
function nowhere(key: string): Parameters<RegionFaults['refuse']>[2] {
  const cell: ICell = {
    id: key,
    key,
    index: -1,
    kind: 'code',
    source: '',
    executionCount: null,
    mark: null,
    fault: null,
    textOutputs: [],
    promote: {}
  };
  return startOf(cell);
}

function findUnreadable(
  { links }: IGround,
  cell: ICell,
  faults: RegionFaults
): void {
  if (cell.kind !== 'code') {
    return;
  }
  const { foreign, error, cellMagic } = links.syntax(cell);
  if (foreign !== null) {
    faults.refuse('foreign', foreign, {
      cell,
      start: cellMagic?.start ?? 0,
      end: cellMagic?.end ?? 0
    });
  } else if (error) {
    const place = { cell, start: error.offset, end: error.offset };
    faults.refuse('syntax', '-', place, {
      args: { message: error.message, hint: hintFor(cell, error.offset) }
    });
  } else if (isMeasuring(links, cell)) {
    faults.refuse('timeit', '-', {
      cell,
      start: cellMagic?.start ?? 0,
      end: cellMagic?.end ?? 0
    });
  }
}

const PYTHON_2 =
  /^\s*print\s+[^=(\s]|^\s*print\s*>>|^\s*exec\s+["'\w]|\bexcept\s+[\w.()]+\s*,\s*\w+\s*:|^\s*raise\s+\w+\s*,|<>|\bur["']|\b0[0-7]+\b|`\w+`/;

function hintFor({ source }: ICell, offset: number): string {
  const lines = new Lines(source);
  return PYTHON_2.test(lines.line(lines.at(offset).line))
    ? ', it looks like Python 2'
    : '';
}

function selectedIn(
  { places }: IGround,
  cell: ICell,
  ranges: readonly IRange[],
  faults: RegionFaults
): ISpot[] {
  const spots = places.of(cell);
  if (ranges.length === 0) {
    if (spots.length === 0 && cell.source.trim() === '') {
      // An empty cell beside others is no fault.
      return [];
    }
    return [...spots];
  }
  const taken: ISpot[] = [];
  for (const { start, end } of ranges) {
    if (start === end || cell.source.slice(start, end).trim() === '') {
      faults.refuse('empty', '-', { cell, start, end });
      continue;
    }
    for (const spot of spots) {
      const { nodeStart, nodeEnd } = spot.statement;
      const apart = end <= nodeStart || start >= nodeEnd;
      if (!apart && start <= nodeStart && end >= nodeEnd) {
        taken.push(spot);
      } else if (!apart) {
        refuseHalf(spot, faults);
      }
    }
  }
  return taken.sort((a, b) => a.order - b.order);
}

function refuseHalf(spot: ISpot, faults: RegionFaults): void {
  const { cell, statement } = spot;
  faults.refuse('half-statement', '-', atSpot(spot), {
    args: {
      last: new Lines(cell.source).at(statement.nodeEnd).line,
      text: firstLine(statement.text)
    }
  });
}

/** Between the first and the last selected statement nothing may be left out, magics apart. */
function findGaps(
  { notebook, links, places }: IGround,
  cells: readonly ICell[],
  spots: readonly ISpot[],
  faults: RegionFaults
): void {
  if (spots.length === 0) {
    const cell = cells[0];
    faults.refuse('empty', '-', startOf(cell));
    return;
  }
  const first = spots[0];
  const last = spots[spots.length - 1];
  const taken = new Set(spots);
  for (const cell of notebook.cells) {
    const between =
      cell.kind === 'code' &&
      cell.index > first.cell.index &&
      cell.index < last.cell.index;
    if (between && !cells.includes(cell) && cell.source.trim() !== '') {
      faults.refuse('not-adjacent', '-', startOf(cell));
      return;
    }
  }
  const gap = cells
    .flatMap(cell => places.of(cell))
    .find(
      spot =>
        spot.order > first.order &&
        spot.order < last.order &&
        !taken.has(spot) &&
        spot.statement.magic === null
    );
  if (gap && links.syntax(gap.cell)) {
    faults.refuse('not-adjacent', '-', atSpot(gap));
  }
}
