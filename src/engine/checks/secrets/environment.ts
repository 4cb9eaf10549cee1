import type { ICell } from '../../notebook/types';
import type { IConstant, Node } from '../../python/ast';
import type { ICellEdit, IFix } from '../../refactor/types';
import { walk } from '../../python/walk';
import type { ICheckContext } from '../types';
import type { ISecret } from './scan';

/**
 * Reads a secret from the environment instead: `os.environ["API_KEY"]` for the
 * text that holds it. Null where the secret is only a part of what the text
 * says, or stands in no plain text of a cell that parses.
 */
export function environmentFix(
  cell: ICell,
  secret: ISecret,
  context: ICheckContext
): IFix | null {
  const { statements } = context.syntax(cell);
  const statement = statements.find(
    ({ nodeStart, nodeEnd }) =>
      nodeStart <= secret.start && secret.end <= nodeEnd
  );
  const literal = statement ? literalAt(statement.node, secret) : null;
  if (!literal || !isWhole(literal, cell.source, secret)) {
    return null;
  }
  const { variable } = secret;
  const edits: ICellEdit[] = [
    {
      cell: cell.key,
      start: literal.start,
      end: literal.end,
      text: `os.environ["${variable}"]`
    }
  ];
  if (!hasOs(context)) {
    const start = statements.find(one => one.magic === null)!.start;
    edits.unshift({
      cell: cell.key,
      start,
      end: start,
      text: 'import os\n\n'
    });
  }
  return {
    title: `Read it from the environment variable ${variable}`,
    // The variable must be set before the cell runs again.
    safe: false,
    edits,
    marks: []
  };
}

/** The plain text that holds the secret; null inside of an f-string. */
function literalAt(root: Node, { start, end }: ISecret): IConstant | null {
  for (const node of walk(root, ({ type }) => type !== 'JoinedStr')) {
    if (
      node.type === 'Constant' &&
      node.of === 'str' &&
      node.start <= start &&
      end <= node.end
    ) {
      return node;
    }
  }
  return null;
}

/** The secret alone, or an address with its password. */
function isWhole(
  literal: IConstant,
  source: string,
  { start, end }: ISecret
): boolean {
  const before = source.slice(literal.start, start);
  const after = source.slice(end, literal.end);
  return (
    (/^[rRuU]?["']{1,3}$/.test(before) && /^["']{1,3}$/.test(after)) ||
    /^[rRuU]?["'][a-z][a-z0-9+.-]*:\/\//i.test(before)
  );
}

function hasOs({ notebook, syntax }: ICheckContext): boolean {
  return notebook.cells.some(
    cell =>
      cell.kind === 'code' &&
      syntax(cell).statements.some(({ binds }) =>
        binds.some(({ how, name }) => how === 'import' && name === 'os')
      )
  );
}
