import { LineCounter, isMap, isScalar, parseDocument } from 'yaml';
import type { Pair, YAMLError } from 'yaml';

/** One key of a YAML map: plain data. */
export interface IEntry {
  key: string;
  value: unknown;
  /** 1-based line of the key in the whole file. */
  line: number;
}

export interface IYamlFault {
  line: number;
  message: string;
}

export interface IYamlMap {
  entries: IEntry[];
  faults: IYamlFault[];
}

interface INode {
  toJS(document: unknown, options: object): unknown;
}

const TOO_DEEP = 'The front matter could not be read: it is nested too deeply.';

/** More faults than these are one fault that repeats. */
const MOST_FAULTS = 5;

/** Uses of one alias, all told; a team's front matter has none. */
const MOST_ALIASES = 100;

/** Reads a YAML map as data: no tags of other languages, aliases bounded. Every fault has its line. */
export function readYamlMap(yaml: string, firstLine: number): IYamlMap {
  const result: IYamlMap = { entries: [], faults: [] };
  const lines = new LineCounter();
  const lineOf = (offset: number): number =>
    lines.linePos(offset).line - 1 + firstLine;
  try {
    // A lone carriage return ends a line for Markdown, but not for YAML.
    const text = yaml.replace(/\r(?!\n)/g, '\n');
    const document = parseDocument(text, {
      lineCounter: lines,
      prettyErrors: false,
      uniqueKeys: true,
      // `silent` would let a second document pass without a word.
      logLevel: 'error'
    });
    // What is missing at the end is missing on the last line with something on it.
    const last = Math.max(0, text.trimEnd().length - 1);
    result.faults = document.errors.slice(0, MOST_FAULTS).map(error => ({
      line: lineOf(Math.min(error.pos[0], last)),
      message: sentence(error, text)
    }));
    if (!isMap(document.contents)) {
      if (document.contents !== null && !result.faults.length) {
        result.faults.push({
          line: firstLine,
          message:
            'The front matter must hold lines such as `library: src/pricing`.'
        });
      }
      return result;
    }
    const seen = new Set<string>();
    for (const pair of document.contents.items as Pair[]) {
      if (!isScalar(pair.key)) {
        continue;
      }
      const key = String(pair.key.value);
      const line = lineOf(pair.key.range?.[0] ?? 0);
      if (seen.has(key)) {
        continue;
      }
      seen.add(key);
      const value = pair.value as INode | null;
      try {
        result.entries.push({
          key,
          value: value?.toJS(document, { maxAliasCount: MOST_ALIASES }) ?? null,
          line
        });
      } catch {
        result.faults.push({
          line,
          message: `\`${key}\` uses \`*\` or \`&\`, which mean aliases in YAML, in a way that can't be read; put the text in quotes.`
        });
      }
    }
  } catch {
    result.faults.push({ line: firstLine, message: TOO_DEEP });
  }
  return result;
}

function sentence(error: YAMLError, text: string): string {
  if (error.code === 'DUPLICATE_KEY') {
    const key = /^[^:\r\n]*/.exec(text.slice(error.pos[0]))?.[0].trim();
    return `\`${key}\` is there twice; keep one.`;
  }
  if (error.message.includes('call stack')) {
    return TOO_DEEP;
  }
  const [first] = error.message.split('\n');
  const what = first.slice(0, 200).replace(/[.:]?\s*$/, '.');
  const quotes = error.message.includes('cannot start with')
    ? ' Put the value in quotes.'
    : '';
  return `This is not valid YAML: ${what}${quotes}`;
}
