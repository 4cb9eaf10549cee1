/** The cells of a region as they are once the function is out: the call, and what stays. */
import type { ICell } from '../../notebook/types';
import type { ISpot } from '../../plan/places';
import { commentsIn, gapBefore, hasBlankLine, headOf } from './gaps';
import type { IRegionGround } from './ground';
import { importText, isPlainImport } from './hoist';
import type { IHoist } from './hoist';
import type { IInference } from './inference';
import type { IParts } from './region';

interface IItem {
  /** What stands before it: line ends and comments; '' where it goes on on the same line. */
  lead: string;
  text: string;
}

/** New source of a cell; `call`: the lines in the place of the statements. */
export function cellText(
  { ground, parts, hoist, call: callSpot }: IInference,
  cell: ICell,
  call: string
): string {
  const syntax = ground.links.syntax(cell);
  const items: IItem[] = [];
  const gone = new Set([...parts.body, ...parts.dead, ...parts.timers]);
  const isCallCell = callSpot.cell === cell;
  const top = isCallCell
    ? parts.top.filter(spot => mustMove(parts, spot, callSpot))
    : [];
  let pendingTop = top.map(spot => spot.statement.text);
  let after: 'kept' | 'gone' | 'start' = 'start';
  for (const spot of ground.places.of(cell)) {
    const moved = parts.top.includes(spot) && mustMove(parts, spot, callSpot);
    const text = gone.has(spot) || moved ? null : keptText(spot, hoist);
    if (spot === callSpot) {
      pendingTop.forEach(line => items.push({ lead: '\n', text: line }));
      pendingTop = [];
      items.push({ lead: '\n', text: call });
      after = 'gone';
    } else if (text === null) {
      after = 'gone';
    } else {
      items.push({ lead: leadOf(ground, spot, after), text });
      after = 'kept';
    }
  }
  const head = keptHead(headOf(syntax), cell, parts, hoist);
  const code = written(head, items, tailOf(ground, cell, after));
  return withLineEnds(code, cell.source);
}

/** nbdev's `#| export` goes with the function, unless other code of the cell needs it. */
function keptHead(
  head: string,
  cell: ICell,
  { cells, stays }: IParts,
  { moved }: IHoist
): string {
  const goes =
    cell.mark?.by === 'nbdev' &&
    cell === cells[0] &&
    stays.every(spot => spot.cell !== cell || moved.has(spot));
  return goes
    ? head
        .split('\n')
        .filter(line => !/^\s*#\s*\|\s*(?:export|default_exp)/.test(line))
        .join('\n')
    : head;
}

/** A magic that stands behind statements of the body, or in a later cell: it is written above the call. */
function mustMove({ body }: IParts, spot: ISpot, callSpot: ISpot): boolean {
  return spot.cell !== callSpot.cell
    ? spot.cell.index > callSpot.cell.index
    : spot.order > body[0].order || spot.order > callSpot.order;
}

/** Null: it has left. */
function keptText(spot: ISpot, { moved }: IHoist): string | null {
  const { node, text } = spot.statement;
  const aliases = moved.get(spot);
  if (!aliases || !isPlainImport(node)) {
    return text;
  }
  const rest = node.names.filter(alias => !aliases.includes(alias));
  return rest.length > 0 ? importText(node, rest) : null;
}

function leadOf(
  ground: IRegionGround,
  spot: ISpot,
  after: 'kept' | 'gone' | 'start'
): string {
  const gap = gapBefore(ground, spot);
  if (after === 'kept' || after === 'start') {
    return gap;
  }
  const comments = commentsIn(gap);
  const blank = hasBlankLine(gap) ? '\n' : '';
  return `\n${blank}${comments.map(line => `${line}\n`).join('')}`;
}

/** What stands behind the last statement: comments. */
function tailOf(
  { links, places }: IRegionGround,
  cell: ICell,
  after: 'kept' | 'gone' | 'start'
): string {
  const { code } = links.syntax(cell);
  const spots = places.of(cell);
  const last = spots[spots.length - 1].statement;
  const tail = code.slice(last.codeStart + last.text.length);
  if (after === 'kept') {
    return tail;
  }
  const comments = tail.replace(/^[ \t]*;?[ \t]*/, '');
  return comments.trim() === '' ? '' : comments.replace(/\s+$/, '');
}

function written(head: string, items: readonly IItem[], tail: string): string {
  let code = head;
  items.forEach(({ lead, text }, index) => {
    const first = index === 0;
    const begin =
      first && head === '' ? lead.replace(/^[\s;]*\n|^[\s;]+/, '') : lead;
    code += `${begin}${text}`;
  });
  return code === '' ? tail.replace(/^\s+/, '') : code + tail;
}

function withLineEnds(code: string, source: string): string {
  if (source.includes('\r\n')) {
    return code.replace(/\n/g, '\r\n');
  }
  return source.includes('\r') && !source.includes('\n')
    ? code.replace(/\n/g, '\r')
    : code;
}
