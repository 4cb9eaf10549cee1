/** JSON texts with places: where a text is broken, and edits that leave every other byte as it is. */
// The ES build by its file: the package's main entry can't be bundled.
import {
  applyEdits,
  findNodeAtLocation,
  modify,
  type Node,
  type ParseError,
  parseTree,
  printParseErrorCode
} from 'jsonc-parser/lib/esm/main.js';

export interface IJsonFault {
  /** 1-based. */
  line: number;
  column: number;
  /** What the reader met, in words. */
  what: string;
}

const WORDS: Record<string, string> = {
  InvalidSymbol: 'text that is no JSON',
  InvalidNumberFormat: 'a malformed number',
  PropertyNameExpected: 'no property name where one must stand',
  ValueExpected: 'no value where one must stand',
  ColonExpected: 'no colon behind a property name',
  CommaExpected: 'no comma between two values',
  CloseBraceExpected: 'a { that is never closed',
  CloseBracketExpected: 'a [ that is never closed',
  EndOfFileExpected: 'more text behind the end of the JSON',
  InvalidCommentToken: 'a comment',
  UnexpectedEndOfString: 'a string that is never closed',
  InvalidUnicode: 'a malformed \\u escape',
  InvalidEscapeCharacter: 'a malformed escape',
  InvalidCharacter: 'a control character in a string'
};

/** First place at which a text is no JSON; null where it is. */
export function jsonFault(text: string): IJsonFault | null {
  const errors: ParseError[] = [];
  try {
    parseTree(text, errors, { disallowComments: true });
  } catch {
    // The parser calls itself for each bracket.
    return { line: 1, column: 1, what: 'brackets nested too deeply' };
  }
  if (errors.length === 0) {
    return null;
  }
  const { error, offset } = errors[0];
  const before = text.slice(0, offset).split('\n');
  const code = printParseErrorCode(error);
  return {
    line: before.length,
    column: before[before.length - 1].length + 1,
    what: text.trim() === '' ? 'nothing' : (WORDS[code] ?? code)
  };
}

/** A change of one element of the list at `path`: `set` leads from the element to the value; undefined removes it. */
export interface IElementChange {
  index: number;
  set: readonly string[];
  value: unknown;
}

/**
 * Applies changes to elements of a list in a JSON text. Indentation, order of
 * keys, line ends and escapes of everything else stay; a new key goes where
 * the alphabet puts it if its neighbours are sorted, else to the end.
 */
export function changeElements(
  text: string,
  path: readonly string[],
  changes: readonly IElementChange[]
): string {
  const root = parseTree(text, [], { disallowComments: true });
  const list = root && findNodeAtLocation(root, [...path]);
  const elements = list?.children ?? [];
  const indent = /\n([ \t]+)"/.exec(text)?.[1];
  const formattingOptions = indent
    ? {
        insertSpaces: indent[0] === ' ',
        tabSize: indent[0] === ' ' ? indent.length : 1,
        eol: text.includes('\r\n') ? '\r\n' : '\n'
      }
    : undefined;
  let result = '';
  let at = 0;
  for (const change of [...changes].sort((a, b) => a.index - b.index)) {
    const element = elements[change.index];
    const { start, end } = extent(text, element);
    const part = text.slice(start, end);
    const edits = modify(part, [...change.set], change.value, {
      formattingOptions,
      getInsertionIndex: sortedIndex(change.set[change.set.length - 1])
    });
    result += text.slice(at, start) + applyEdits(part, edits);
    at = end;
  }
  return result + text.slice(at);
}

/** An element with the white space before it on its line: the indentation tells the formatter how deep it is. */
function extent(text: string, element: Node): { start: number; end: number } {
  const lineStart = text.lastIndexOf('\n', element.offset) + 1;
  const before = text.slice(lineStart, element.offset);
  return {
    start: before.trim() === '' ? lineStart : element.offset,
    end: element.offset + element.length
  };
}

function sortedIndex(key: string): (keys: string[]) => number {
  return keys => {
    const sorted = keys.every((one, i) => i === 0 || keys[i - 1] <= one);
    const index = keys.findIndex(one => one > key);
    return sorted && index >= 0 ? index : keys.length;
  };
}
