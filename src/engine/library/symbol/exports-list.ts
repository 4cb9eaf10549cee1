/** `__all__`, where the module has one: names more in the list that is written there. */
import type { Expression, IConstant, Statement } from '../../python/ast';
import { insertAt } from '../text/gaps';
import { compareMembers, type IImportStyle } from '../imports/order';
import { insertItem, removeItem, type IItem } from '../text/items';
import {
  readPieces,
  replaceText,
  type IModuleText,
  type IPiece
} from '../symbols';

interface IList {
  piece: IPiece;
  start: number;
  elements: IConstant[];
}

/** Writes the list into a new module, behind its docstring and what comes from the future. */
export function makeExports(
  module: IModuleText,
  names: readonly string[],
  format: (text: string) => string
): void {
  const plain = `__all__ = [${names.map(name => `"${name}"`).join(', ')}]`;
  const text = format(plain)
    .trim()
    .replace(/\r\n?|\n/g, module.eol);
  const [piece] = readPieces(text);
  const head = module.pieces.findIndex(
    ({ kind }) => kind !== 'docstring' && kind !== 'future'
  );
  const index = head < 0 ? module.pieces.length : head;
  insertAt(module, index, { ...piece, text, lead: '' });
}

/** Adds the names that are missing; a list that is computed is left alone. */
export function extendExports(
  module: IModuleText,
  names: string[],
  style: IImportStyle
): void {
  for (const name of names) {
    const lists = module.pieces.map(listOf);
    const present = lists.some(list =>
      list?.elements.some(({ value }) => value === name)
    );
    const list = lists.reverse().find(found => found !== null);
    if (list && !present) {
      addName(list, name, style);
    }
  }
}

/** Takes names out of the lists that are written there. */
export function withdrawExports(
  module: IModuleText,
  names: readonly string[]
): void {
  for (const name of names) {
    for (const piece of module.pieces) {
      const list = listOf(piece);
      const at = list?.elements.findIndex(({ value }) => value === name) ?? -1;
      if (list && at >= 0) {
        replaceText(piece, removeItem(piece.text, itemsOf(list), at));
      }
    }
  }
}

function itemsOf({ piece, elements }: IList): IItem[] {
  return elements.map(({ start, end, value }) => ({
    start: start - piece.offset,
    end: end - piece.offset,
    key: String(value)
  }));
}

function addName(list: IList, name: string, style: IImportStyle): void {
  const { piece, start, elements } = list;
  if (elements.length === 0) {
    const at = start - piece.offset + 1;
    const { text } = piece;
    const item = text[at - 1] === '(' ? `"${name}",` : `"${name}"`;
    replaceText(piece, text.slice(0, at) + item + text.slice(at));
    return;
  }
  const items = itemsOf(list);
  const quote = piece.text[items[0].start] === "'" ? "'" : '"';
  const codePoints = (one: string, other: string) =>
    one < other ? -1 : one > other ? 1 : 0;
  const text = insertItem(
    piece.text,
    items,
    { text: quote + name + quote, key: name },
    elements.length < 2
      ? []
      : [
          codePoints,
          (one, other) => codePoints(one.toLowerCase(), other.toLowerCase()),
          (one, other) => compareMembers(one, other, style)
        ]
  );
  replaceText(piece, text);
}

/** The literal list in a statement that makes or extends `__all__`. */
function listOf(piece: IPiece): IList | null {
  if (piece.kind !== 'exports') {
    return null;
  }
  const list = literalOf(valueOf(piece.statements[0].node));
  return list && { piece, ...list };
}

function valueOf(node: Statement): Expression | null {
  switch (node.type) {
    case 'Assign':
    case 'AugAssign':
    case 'AnnAssign':
      return node.value;
    case 'Expr':
      return node.value.type === 'Call' ? (node.value.args[0] ?? null) : null;
    default:
      return null;
  }
}

function literalOf(value: Expression | null): Omit<IList, 'piece'> | null {
  if (value?.type === 'BinOp') {
    return literalOf(value.right) ?? literalOf(value.left);
  }
  if (value?.type !== 'List' && value?.type !== 'Tuple') {
    return null;
  }
  const elements = value.elts.filter(
    (element): element is IConstant =>
      element.type === 'Constant' && element.of === 'str'
  );
  return elements.length === value.elts.length
    ? { start: value.start, elements }
    : null;
}
