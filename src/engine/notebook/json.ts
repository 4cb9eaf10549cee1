/** Where a text is broken that should be JSON. */
// The ES build by its file: the package's main entry can't be bundled.
import {
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
