/** What a statement itself has that no module can hold: notebook syntax, hidden names, writes to the notebook's variables. */
import type { IClosure } from './closure';
import { atStatement } from './faults';
import type { Faults } from './faults';
import type { IGround } from './ground';
import type { ISpot } from './places';
import { inWords, markFor } from './remedies';

export function findStatementFaults(
  ground: IGround,
  closure: IClosure,
  faults: Faults
): void {
  for (const spot of closure.members) {
    findMagics(spot, faults);
    findDynamic(spot, faults);
    findGlobalWrites(ground, closure, spot, faults);
  }
  if (closure.target.role === 'test') {
    findLooseTests(ground, closure, faults);
  }
}

function findMagics(spot: ISpot, faults: Faults): void {
  for (const magic of spot.statement.magics) {
    if (magic !== spot.statement.timing) {
      faults.add(spot, {
        name: magic.name,
        reason: 'magic',
        cell: spot.cell.key,
        at: { cell: spot.cell.key, start: magic.start, end: magic.end }
      });
    }
  }
}

/** `locals()` and its like in a def speak of the def's own names: they hide nothing of the module. */
const OWN_NAMES = new Set(['locals', 'vars', 'dir']);

function findDynamic(spot: ISpot, faults: Faults): void {
  for (const { name, start, end, when } of spot.statement.dynamic) {
    if (when === 'deferred' && OWN_NAMES.has(name)) {
      continue;
    }
    if (spot.cell.mark?.by === 'nbdev') {
      faults.warn('dynamic', name, spot.cell.key);
    } else {
      faults.add(spot, {
        name,
        reason: 'dynamic',
        cell: spot.cell.key,
        at: { cell: spot.cell.key, start, end }
      });
    }
  }
}

/** `global x` in a function whose x other code of the notebook has too. A name that only the module knows is its own state. */
function findGlobalWrites(
  ground: IGround,
  closure: IClosure,
  spot: ISpot,
  faults: Faults
): void {
  for (const write of spot.statement.binds) {
    if (write.how !== 'global-write') {
      continue;
    }
    const { binder, others } = whoElseHas(ground, closure, write.name);
    if (others.length > 0) {
      faults.add(spot, {
        name: write.name,
        reason: 'global-write',
        cell: (binder ?? others[0]).cell.key,
        at: { cell: spot.cell.key, start: write.start, end: write.end },
        remedies: binder
          ? [markFor('mark', binder, closure.target)]
          : inWords('rename')
      });
    }
  }
}

function whoElseHas(
  ground: IGround,
  closure: IClosure,
  name: string
): { binder: ISpot | null; others: ISpot[] } {
  const { links, places } = ground;
  const binders = links.binders(name).map(binder => places.at(binder));
  if (binders.some(spot => closure.members.has(spot))) {
    return { binder: null, others: [] };
  }
  const others = [
    ...binders,
    ...[...links.readers(name), ...links.globalWrites(name)].map(place =>
      places.at(place)
    )
  ].filter(spot => !closure.members.has(spot));
  return { binder: binders[0] ?? null, others };
}

/** A test cell holds imports, definitions and values; anything else would run when pytest collects it. */
function findLooseTests(
  ground: IGround,
  closure: IClosure,
  faults: Faults
): void {
  for (const spot of closure.members) {
    const marked = ground.marks.get(spot) === closure.target;
    if (marked && !belongsInTests(spot)) {
      faults.add(spot, {
        name: '-',
        reason: 'not-a-test',
        cell: spot.cell.key,
        at: atStatement(spot)
      });
    }
  }
}

function belongsInTests({ statement: { node, names, text } }: ISpot): boolean {
  switch (node.type) {
    case 'Import':
    case 'ImportFrom':
    case 'FunctionDef':
    case 'AsyncFunctionDef':
    case 'ClassDef':
    case 'Assign':
    case 'AnnAssign':
    case 'TypeAlias':
    case 'Pass':
      return true;
    case 'Try':
    case 'If':
      return names.length > 0 && !/\bassert\b/.test(text);
    case 'Expr':
      return (
        node.value.type === 'Constant' || /^pytest\.\w+\(/.test(text.trim())
      );
    default:
      return false;
  }
}
