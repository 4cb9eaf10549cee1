/** A list in a JSON text: elements changed, put in and taken out, every other byte as it is. */
// The ES build by its file: the package's main entry can't be bundled.
import {
  applyEdits,
  findNodeAtLocation,
  modify,
  type Node,
  parseTree
} from 'jsonc-parser/lib/esm/main.js';
import { inLayout, layoutOf, written } from './json-layout';
import type { IJsonLayout } from './json-layout';

/** A change of one element: `set` leads from the element to the value; undefined removes it. */
export interface IElementChange {
  index: number;
  set: readonly string[];
  value: unknown;
}

export interface IElementInsert {
  /** Index of the element it stands behind; -1: at the top. */
  after: number;
  value: unknown;
}

export interface IListChange {
  changes: readonly IElementChange[];
  /** Several behind the same element stand in the order given. */
  inserts?: readonly IElementInsert[];
  removed?: ReadonlySet<number>;
}

/**
 * Indentation, order of keys, line ends and escapes of everything else stay; a
 * new key goes where the alphabet puts it if its neighbours are sorted, else to
 * the end. A list without elements stays without.
 */
export function changeList(
  text: string,
  path: readonly string[],
  { changes, inserts = [], removed = new Set() }: IListChange
): string {
  const root = parseTree(text, [], { disallowComments: true });
  const list = root && findNodeAtLocation(root, [...path]);
  const elements = list?.children ?? [];
  if (elements.length === 0) {
    return text;
  }
  const layout = layoutOf(text);
  const { gap, indent } = betweenOf(text, elements);
  const parts: { text: string; gap: string }[] = [];
  const putIn = (after: number): void => {
    for (const { value } of inserts.filter(one => one.after === after)) {
      parts.push({ text: indent + written(value, indent, layout), gap });
    }
  };
  putIn(-1);
  elements.forEach((element, index) => {
    if (!removed.has(index)) {
      const start = startOf(text, element);
      const own = text.slice(start, endOf(element));
      parts.push({
        text: changes
          .filter(change => change.index === index)
          .reduce((part, change) => changedPart(part, change, layout), own),
        gap: index > 0 ? text.slice(endOf(elements[index - 1]), start) : gap
      });
    }
    putIn(index);
  });
  return [
    text.slice(0, startOf(text, elements[0])),
    ...parts.map((part, index) => (index ? part.gap : '') + part.text),
    text.slice(endOf(elements[elements.length - 1]))
  ].join('');
}

function endOf({ offset, length }: Node): number {
  return offset + length;
}

/** An element begins with the white space before it on its line: the indentation tells the formatter how deep it is. */
function startOf(text: string, { offset }: Node): number {
  const lineStart = text.lastIndexOf('\n', offset) + 1;
  return text.slice(lineStart, offset).trim() === '' ? lineStart : offset;
}

/** What stands between two elements, and what an element begins with. */
function betweenOf(
  text: string,
  [first, second]: readonly Node[]
): { gap: string; indent: string } {
  const between = second
    ? text.slice(endOf(first), second.offset)
    : `,${text.slice(text.lastIndexOf('[', first.offset) + 1, first.offset)}`;
  const line = between.lastIndexOf('\n') + 1;
  return line > 0
    ? { gap: between.slice(0, line), indent: between.slice(line) }
    : { gap: between, indent: '' };
}

function changedPart(
  part: string,
  { set, value }: IElementChange,
  layout: IJsonLayout
): string {
  const edits = modify(part, [...set], value, {
    formattingOptions: layout.formatting,
    getInsertionIndex: sortedIndex(set[set.length - 1])
  });
  return applyEdits(
    part,
    edits.map(edit => ({ ...edit, content: inLayout(edit.content, layout) }))
  );
}

function sortedIndex(key: string): (keys: string[]) => number {
  return keys => {
    const sorted = keys.every((one, i) => i === 0 || keys[i - 1] <= one);
    const index = keys.findIndex(one => one > key);
    return sorted && index >= 0 ? index : keys.length;
  };
}
