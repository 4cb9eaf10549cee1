/** Import statements as text: a name more in one that is there, or a line of their own. */
import type { IImportFrom } from '../../python/ast';
import type { IImported } from './names';
import { compareMembers, type IImportStyle } from './order';
import { insertItem, type IItem } from '../text/items';
import { readPieces, replaceText, type IPiece } from '../symbols';

/** `name`, `name as other` */
export function renderAlias({ name, module, asname }: IImported): string {
  const what = name ?? module;
  return asname === null ? what : `${what} as ${asname}`;
}

/** A statement for names of one module; broken into one name a line where it is longer than allowed. */
export function renderImport(
  imported: IImported[],
  style: IImportStyle,
  eol: string
): string {
  const [first] = imported;
  if (first.name === null) {
    return `import ${renderAlias(first)}`;
  }
  const names = [...imported]
    .sort((one, other) =>
      compareMembers(one.name ?? '', other.name ?? '', style)
    )
    .map(renderAlias);
  const head = `from ${'.'.repeat(first.level)}${first.written} import `;
  const line = head + names.join(', ');
  return fits(line, style) || names[0] === '*'
    ? line
    : broken(head, names, '', eol);
}

/** Whether names of that kind may stand in this statement, in the team's style. */
export function canExtend(
  node: IImportFrom,
  imported: IImported,
  style: IImportStyle
): boolean {
  if (style.singleLine || node.names.some(({ name }) => name === '*')) {
    return false;
  }
  const renamed = node.names.filter(({ asname }) => asname !== null).length;
  const isMixed = renamed > 0 && renamed < node.names.length;
  return style.combineAs || isMixed
    ? true
    : imported.asname === null && renamed === 0;
}

/** Adds one name to a `from … import …` piece, in place. */
export function extendImport(
  piece: IPiece,
  imported: IImported,
  style: IImportStyle,
  eol: string
): void {
  const node = piece.statements[0].node as IImportFrom;
  const items: IItem[] = node.names.map(({ start, end, name }) => ({
    start: start - piece.offset,
    end: end - piece.offset,
    key: name
  }));
  const added = {
    text: renderAlias(imported),
    key: imported.name ?? ''
  };
  const order = (one: string, other: string) =>
    compareMembers(one, other, style);
  const codePoints = (one: string, other: string) =>
    one < other ? -1 : one > other ? 1 : 0;
  let text = insertItem(piece.text, items, added, [order, codePoints]);

  const first = items[0].start;
  const lineStart = piece.text.lastIndexOf('\n', first) + 1;
  const isOneLine = !/[\r\n]/.test(piece.text.slice(lineStart));
  if (isOneLine && !fits(text.slice(lineStart), style)) {
    const names = namesOf(text);
    const comment = /#.*$/.exec(
      piece.text.slice(items[items.length - 1].end)
    )?.[0];
    const head = piece.text.slice(0, first).replace(/\(\s*$/, '');
    text = broken(head, names, comment ? `  ${comment}` : '', eol);
  }
  replaceText(piece, text);
}

function namesOf(text: string): string[] {
  const [piece] = readPieces(text);
  const node = piece.statements[0].node as IImportFrom;
  return node.names.map(({ start, end }) =>
    piece.text.slice(start - piece.offset, end - piece.offset)
  );
}

function broken(
  head: string,
  names: string[],
  comment: string,
  eol: string
): string {
  return [`${head}(${comment}`, ...names.map(name => `    ${name},`), ')'].join(
    eol
  );
}

function fits(line: string, { lineLength }: IImportStyle): boolean {
  // Trailing pragma comments do not count, as ruff has it.
  return line.replace(/\s+#.*$/, '').length <= lineLength;
}
