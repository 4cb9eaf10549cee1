/** Which of the selected statements become the function's body, and what stays in the notebook (SPEC 8). */
import { isLook } from '../../checks/looks';
import type { ICell } from '../../notebook/types';
import type { ISpot } from '../../plan/places';
import type { Statement } from '../../python/ast';
import { walk } from '../../python/walk';
import { isPlotting } from './effects';
import { at, atSpot } from './faults';
import type { RegionFaults } from './faults';
import type { IRegionGround } from './ground';
import { isSetUp } from './set-up';
import type { ISelection } from './selection';
import { showsNothing } from './shows-nothing';
import { isTimed, magicPlace } from './magics';

export interface IParts {
  cells: ICell[];
  /** All selected statements. */
  selected: ISpot[];
  /** What becomes the function, in order; never empty. */
  body: ISpot[];
  /** Looks of earlier cells, which show nothing in a function. */
  dead: ISpot[];
  /** The last line, which only shows something: it stays below the call. */
  look: ISpot | null;
  /** Imports, definitions, exported statements. */
  stays: ISpot[];
  /** Magics that are written above the call, whatever they stood behind. */
  top: ISpot[];
  /** Magics that stay behind it. */
  bottom: ISpot[];
  /** Markers of `%time`, which go. */
  timers: ISpot[];
}

/** Null where it is refused. */
export function partsOf(
  ground: IRegionGround,
  { cells, spots }: ISelection,
  faults: RegionFaults
): IParts | null {
  const parts: IParts = {
    cells,
    selected: spots,
    body: [],
    dead: [],
    look: null,
    stays: [],
    top: [],
    bottom: [],
    timers: []
  };
  const magics: ISpot[] = [];
  let setUp = false;
  for (const spot of spots) {
    const { statement } = spot;
    if (statement.magic?.kind === 'timing' && !isTimed(ground, spot)) {
      parts.timers.push(spot);
    } else if (statement.magic || statement.timing?.name === 'timeit') {
      magics.push(spot);
    } else if (isImport(statement.node) && setUp && !isFutureImport(spot)) {
      parts.body.push(spot);
      for (const name of statement.names) {
        faults.remark('import-after-setup', name, atSpot(spot));
      }
    } else if (staysOutside(ground, spot)) {
      parts.stays.push(spot);
    } else {
      parts.body.push(spot);
      setUp ||= isSetUp(spot);
    }
  }
  takeLooks(ground, parts, faults);
  if (parts.body.length === 0) {
    refuseNothing(parts, faults);
    return null;
  }
  placeMagics(parts, magics, faults);
  for (const spot of parts.body) {
    findStatementFaults(spot, faults);
  }
  for (const spot of spots) {
    if (spot.statement.stars.length > 0) {
      faults.refuse('star-import', '-', atSpot(spot));
    }
  }
  return parts;
}

function staysOutside(ground: IRegionGround, spot: ISpot): boolean {
  return (
    ground.exported.has(spot) ||
    isImport(spot.statement.node) ||
    isDefinition(spot.statement.node) ||
    isConditionalImport(spot)
  );
}

export function isImport(node: Statement): boolean {
  return node.type === 'Import' || node.type === 'ImportFrom';
}

function isFutureImport({ statement: { node } }: ISpot): boolean {
  return node.type === 'ImportFrom' && node.module === '__future__';
}

function isDefinition({ type }: Statement): boolean {
  return (
    type === 'FunctionDef' ||
    type === 'AsyncFunctionDef' ||
    type === 'ClassDef' ||
    type === 'TypeAlias'
  );
}

/** `try: import torch … except ImportError: torch = None`: an import with its fallback, and nothing else. */
function isConditionalImport({ statement }: ISpot): boolean {
  const { node, binds } = statement;
  if (node.type !== 'If' && node.type !== 'Try') {
    return false;
  }
  const imports = binds.filter(({ how }) => how === 'import');
  return (
    imports.length > 0 &&
    binds.every(
      ({ how, name }) =>
        how === 'import' ||
        (how === 'assign' && imports.some(other => other.name === name))
    ) &&
    (node.type === 'If'
      ? [...node.body, ...node.orelse]
      : [
          ...node.body,
          ...node.handlers.flatMap(({ body }) => body),
          ...node.orelse,
          ...node.finalbody
        ]
    ).every(
      ({ type }) =>
        type === 'Import' ||
        type === 'ImportFrom' ||
        type === 'Assign' ||
        type === 'Pass'
    )
  );
}

function takeLooks(
  ground: IRegionGround,
  parts: IParts,
  faults: RegionFaults
): void {
  const lastCell = parts.selected[parts.selected.length - 1].cell;
  for (const cell of parts.cells) {
    const own = parts.body.filter(spot => spot.cell === cell);
    const last = own[own.length - 1];
    if (!last || !isLastIn(ground, last)) {
      continue;
    }
    const { statement } = last;
    if (cell === lastCell) {
      if (isShown(ground, statement.node)) {
        parts.look = last;
        remove(parts.body, last);
      }
    } else if (statement.node.type === 'Expr' && !statement.semicolon) {
      const look = isShown(ground, statement.node);
      if (look || !showsNothing(ground, statement.node.value)) {
        faults.remark('dead-expression', '-', atSpot(last));
      }
      if (look) {
        parts.dead.push(last);
        remove(parts.body, last);
      }
    }
  }
}

/** A look, or a text that stands alone; a call of pyplot changes the picture. */
function isShown(ground: IRegionGround, node: Statement): boolean {
  return (
    (isLook(node) && !isPlotting(ground, node)) ||
    (node.type === 'Expr' && node.value.type === 'Constant')
  );
}

/** Nothing but magics stands behind it in its cell. */
export function isLastIn({ places }: IRegionGround, spot: ISpot): boolean {
  return places
    .of(spot.cell)
    .every(
      other => other.order <= spot.order || other.statement.magic !== null
    );
}

function remove(spots: ISpot[], spot: ISpot): void {
  spots.splice(spots.indexOf(spot), 1);
}

function refuseNothing(parts: IParts, faults: RegionFaults): void {
  const look = parts.look ?? parts.dead[0];
  faults.refuse(
    look ? 'only-look' : 'no-statements',
    '-',
    atSpot(look ?? parts.selected[0])
  );
}

function placeMagics(
  parts: IParts,
  magics: readonly ISpot[],
  faults: RegionFaults
): void {
  const working = parts.look ? [...parts.body, parts.look] : parts.body;
  const first = parts.body[0].order;
  const last = working[working.length - 1].order;
  const lastCell = working[working.length - 1].cell;
  for (const spot of magics) {
    const place = magicPlace(spot.statement);
    const behindBody = spot.order > parts.body[parts.body.length - 1].order;
    // `%env NAME=$name` can't come before the name.
    const isFree = !readsWhatIsSet(parts, spot);
    if (spot.order < first && spot.cell === parts.body[0].cell) {
      parts.top.push(spot);
    } else if (place === 'top' && isFree) {
      parts.top.push(spot);
    } else if ((spot.order > last || behindBody) && spot.cell === lastCell) {
      parts.bottom.push(spot);
    } else if (place === 'bottom' && spot.order > first) {
      parts.bottom.push(spot);
    } else if (spot.order < first) {
      parts.top.push(spot);
    } else {
      faults.refuse('magic-in-middle', '-', atSpot(spot), {
        args: { text: spot.statement.text }
      });
    }
  }
}

function readsWhatIsSet(
  { body }: IParts,
  { order, statement }: ISpot
): boolean {
  const words = statement.magic?.words ?? [];
  return body.some(
    other =>
      other.order < order &&
      other.statement.binds.some(({ name }) => words.includes(name))
  );
}

/** What no function can hold. */
function findStatementFaults(spot: ISpot, faults: RegionFaults): void {
  const { statement } = spot;
  for (const magic of statement.magics) {
    if (magic !== statement.timing) {
      faults.refuse('magic', magic.name, at(spot, magic));
    }
  }
  if (statement.timing) {
    faults.remark('time-magic', '-', atSpot(spot));
  }
  for (const hidden of statement.dynamic) {
    faults.refuse('dynamic', hidden.name, at(spot, hidden));
  }
  for (const { how, start, end, name } of statement.binds) {
    if (how === 'global-write') {
      faults.refuse('global-statement', name, at(spot, { start, end }));
    }
  }
  for (const node of walk(
    statement.node,
    ({ type }) =>
      type !== 'FunctionDef' && type !== 'AsyncFunctionDef' && type !== 'Lambda'
  )) {
    if (node.type === 'Global') {
      faults.refuse('global-statement', '-', atSpot(spot));
    } else if (
      node.type === 'Return' ||
      node.type === 'Yield' ||
      node.type === 'YieldFrom'
    ) {
      const message = `'${node.type === 'Return' ? 'return' : 'yield'}' outside of a function`;
      faults.refuse('syntax', '-', at(spot, node), {
        args: { message, hint: '' }
      });
    }
  }
}
