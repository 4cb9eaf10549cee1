/** Where the lines of cells stand in the .ipynb file. */
// The ES build by its file: the package's main entry can't be bundled.
import {
  type Node,
  findNodeAtLocation,
  parseTree
} from 'jsonc-parser/lib/esm/main.js';
import { Lines } from '../report/positions';

/**
 * For code hosts, which show an .ipynb as the text it is.
 *
 * @returns The 1-based line of the file for a line (1-based) of a cell (0-based); null where there is none.
 */
export function fileLines(
  text: string
): (cell: number, line: number) => number | null {
  const bom = text.startsWith('\ufeff') ? 1 : 0;
  const tree = parseTree(text.slice(bom));
  const lines = new Lines(text);
  return (cell, line) => {
    const node = tree && findNodeAtLocation(tree, ['cells', cell]);
    const source = node && findNodeAtLocation(node, ['source']);
    const part = source ? partOf(source, line) : node;
    return part ? lines.at(part.offset + bom).line : null;
  };
}

/** The string of a source, whole or in parts, in which a line begins. */
function partOf(source: Node, line: number): Node {
  let begun = 1;
  for (const part of source.children ?? []) {
    const breaks = String(part.value).split('\n').length - 1;
    if (line < begun + breaks || (breaks === 0 && line === begun)) {
      return part;
    }
    begun += breaks;
  }
  return source.children?.[source.children.length - 1] ?? source;
}
