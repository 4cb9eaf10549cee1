/** A closure written down as a module: head, then everything else in compatible order (SPEC section 5). */
import type { IBinder } from '../python/links';
import type { IClosure } from './closure';
import type { IGround } from './ground';
import { isFuture, isLateAnnotations } from './import-shapes';
import { carriedLines, ipythonLines, moduleLines } from './imports';
import type { IImportLine } from './imports';
import { compatibleOrder, unmetNeeds } from './order';
import { segmentsOf, textOf, verbatim } from './pieces';
import type { IPiece } from './pieces';
import type { ISpot } from './places';
import type { IModuleStatement, ISegment } from './types';

export interface IAssembly {
  text: string;
  statements: IModuleStatement[];
  segments: ISegment[];
  /** Members in the order of the module, imports apart. */
  body: ISpot[];
  /** Statements whose order no order mends. */
  cycles: ISpot[];
  /** What members read as the module is imported, before the module makes it. */
  unmet: { spot: ISpot; name: string }[];
}

interface IBlock {
  statement: IModuleStatement;
  pieces: IPiece[];
}

export function assemble(ground: IGround, closure: IClosure): IAssembly {
  const members = [...closure.members].sort((a, b) => a.order - b.order);
  const docstring = docstringOf(ground, closure, members);
  const futures = members.filter(isFuture);
  const rest = members.filter(
    spot => spot !== docstring && !futures.includes(spot)
  );
  const carried = carriedLines(ground, closure);
  const lines = [
    ...carried.filter(({ spot }) => isFuture(spot!)),
    ...carried.filter(({ spot }) => !isFuture(spot!)),
    ...ipythonLines(closure),
    ...moduleLines(closure)
  ];
  const head = lines.flatMap(line => line.names);
  const late = [...futures, ...carried.flatMap(({ spot }) => spot ?? [])].some(
    isLateAnnotations
  );
  const { spots, cycles } = compatibleOrder(ground, rest, head, late);
  const block = (spot: ISpot): IBlock => memberBlock(ground, closure, spot);
  const blocks = [
    ...(docstring ? [block(docstring)] : []),
    ...futures.map(block),
    ...lines.map(lineBlock),
    ...spots.map(block)
  ];
  return {
    ...write(blocks),
    body: spots,
    cycles,
    unmet: unmetNeeds(ground, spots, head, late)
  };
}

function write(
  blocks: IBlock[]
): Pick<IAssembly, 'text' | 'statements' | 'segments'> {
  const segments: ISegment[] = [];
  let text = '';
  blocks.forEach(({ statement, pieces }, index) => {
    if (index > 0) {
      text +=
        isImportLine(statement) && isImportLine(blocks[index - 1].statement)
          ? '\n'
          : '\n\n\n';
    }
    segments.push(...segmentsOf(pieces, text.length));
    text += statement.text;
  });
  return {
    text: text === '' ? '' : `${text}\n`,
    statements: blocks.map(block => block.statement),
    segments
  };
}

function isImportLine({ kind }: IModuleStatement): boolean {
  return kind === 'import' || kind === 'future';
}

function lineBlock({ names, pieces, spot }: IImportLine): IBlock {
  return {
    pieces,
    statement: {
      kind: spot && isFuture(spot) ? 'future' : 'import',
      names,
      text: textOf(pieces),
      cell: spot?.cell.key ?? null,
      statement: spot?.statement.index ?? -1,
      marked: false
    }
  };
}

function memberBlock(ground: IGround, closure: IClosure, spot: ISpot): IBlock {
  const { cell, statement } = spot;
  const syntax = ground.links.syntax(cell);
  const start = statement.timing
    ? syntax.toCode(statement.nodeStart)
    : statement.codeStart;
  const pieces = verbatim(
    cell.key,
    syntax,
    start,
    statement.codeStart + statement.text.length
  );
  return {
    pieces,
    statement: {
      kind: kindOf(ground, closure, spot),
      names: [...statement.names],
      text: textOf(pieces),
      cell: cell.key,
      statement: statement.index,
      marked: isMarked(ground, closure, spot)
    }
  };
}

export function isMarked(
  ground: IGround,
  closure: IClosure,
  spot: ISpot
): boolean {
  return ground.marks.get(spot) === closure.target;
}

/** What a statement is in a module. What is carried is never loose: a conditional import is placed and replaced whole, by its names. */
export function kindOf(
  ground: IGround,
  closure: IClosure,
  spot: ISpot
): IModuleStatement['kind'] {
  const { node, names } = spot.statement;
  switch (node.type) {
    case 'Import':
    case 'ImportFrom':
      return isFuture(spot) ? 'future' : 'import';
    case 'FunctionDef':
    case 'AsyncFunctionDef':
    case 'ClassDef':
      return 'definition';
  }
  const kinds = new Set(names.map(name => binderKind(ground, spot, name)));
  const loose = kinds.size === 0 || kinds.has('variable');
  if (loose && isMarked(ground, closure, spot)) {
    return 'loose';
  }
  return kinds.has('definition') ? 'definition' : 'constant';
}

function binderKind(
  ground: IGround,
  spot: ISpot,
  name: string
): IBinder['kind'] {
  const binder = ground.links
    .binders(name)
    .find(
      ({ cell, statement }) =>
        cell === spot.cell && statement === spot.statement
    );
  return binder?.kind ?? 'variable';
}

/** The module's docstring: a string that is the first of all its marked statements. */
function docstringOf(
  ground: IGround,
  closure: IClosure,
  members: ISpot[]
): ISpot | null {
  const first = members.find(spot => isMarked(ground, closure, spot));
  const node = first?.statement.node;
  return node?.type === 'Expr' &&
    node.value.type === 'Constant' &&
    node.value.of === 'str'
    ? first!
    : null;
}
