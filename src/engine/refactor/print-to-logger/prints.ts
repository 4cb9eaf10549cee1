import type { ICall, Node, Statement } from '../../python/ast';
import type { IStatement } from '../../python/syntax';
import { isOnScreen, printed } from './message';
import type { IPrinted, Refusal } from './message';

/** A print of a statement, or several that write one line together. */
export interface IPrint {
  /** The call to replace; for several the run from the first to the last. UTF-16 in the source. */
  start: number;
  end: number;
  /** Where the word `print` stands. */
  names: { start: number; end: number }[];
  /** What it writes, or why it stays as it is. */
  writes: IPrinted | Refusal;
}

/** All uses of the builtin `print` that reach the screen, in order. */
export function printsOf(statement: IStatement, source: string): IPrint[] {
  const uses = statement.uses.filter(
    ({ name, node }) => name === 'print' && node !== null
  );
  if (uses.length === 0) {
    return [];
  }
  const calls = new Map<Node, ICall>();
  const found: IPrint[] = [];
  for (const { node, parent, start, end } of uses) {
    if (parent?.type === 'Call' && parent.func === node) {
      if (isOnScreen(parent, source)) {
        calls.set(parent, parent);
      }
    } else {
      found.push({
        start,
        end,
        names: [{ start, end }],
        writes: 'it is handed on, not called'
      });
    }
  }
  for (const chain of chainsOf(statement.node, calls, source)) {
    found.push(together(chain, source));
  }
  return found.sort((a, b) => a.start - b.start);
}

/** Calls one by one, but prints that go on in one line together. */
function chainsOf(
  root: Statement,
  calls: ReadonlyMap<Node, ICall>,
  source: string
): ICall[][] {
  const left = new Set(calls.values());
  const chains: ICall[][] = [];
  const visit = (node: Node): void => {
    const blocks = blocksOf(node);
    for (const block of blocks) {
      let open: ICall[] | null = null;
      for (const statement of block) {
        const call =
          statement.type === 'Expr' ? calls.get(statement.value) : undefined;
        if (!call) {
          open = null;
          continue;
        }
        left.delete(call);
        const last: ICall | undefined = open?.[open.length - 1];
        if (
          open &&
          last &&
          /^[\s;]*$/.test(source.slice(last.end, call.start))
        ) {
          open.push(call);
        } else {
          open = [call];
          chains.push(open);
        }
        const writes = printed(call, source);
        if (typeof writes === 'string' || writes.open === null) {
          open = null;
        }
      }
    }
    blocks.flat().forEach(visit);
  };
  visit(root);
  return [...chains, ...[...left].map(call => [call])];
}

/** The blocks of statements that a statement, a handler or a case holds. */
function blocksOf(node: Node): Statement[][] {
  const { body, orelse, finalbody, handlers, cases } =
    node as unknown as Record<string, unknown>;
  return [
    ...[body, orelse, finalbody].filter((block): block is Statement[] =>
      Array.isArray(block)
    ),
    ...[handlers, cases].flatMap(list =>
      Array.isArray(list) ? (list as Node[]).flatMap(blocksOf) : []
    )
  ];
}

function together(chain: ICall[], source: string): IPrint {
  const place = {
    start: chain[0].start,
    end: chain[chain.length - 1].end,
    names: chain.map(({ func: { start, end } }) => ({ start, end }))
  };
  const all = chain.map(call => printed(call, source));
  const refused = all.find(one => typeof one === 'string');
  if (refused !== undefined) {
    return { ...place, writes: refused };
  }
  const lines = all as IPrinted[];
  const last = lines[lines.length - 1];
  if (last.open !== null) {
    return { ...place, writes: 'its line goes on (`end=`)' };
  }
  if (lines.length === 1) {
    return { ...place, writes: last };
  }
  return {
    ...place,
    writes: {
      parts: lines.flatMap(({ parts, open }) => [
        ...parts,
        { text: open ?? '' }
      ]),
      stderr: lines.some(({ stderr }) => stderr),
      open: null,
      verbatim: null,
      style: lines.map(({ style }) => style).join(' ')
    }
  };
}
