/** Text that is read as code: quoted annotations, pandas' queries, formulas. */
import { linesOf } from '../notebook/lines';
import type { Expression, IConstant } from './ast';
import { parse } from './parser';
import type { IBindingPlace, Recorder } from './recorder';
import { walk } from './walk';

const WORD = /(?<![\p{ID_Continue}.@])[\p{ID_Start}_]\p{ID_Continue}*/gu;
const QUERY_NAME = /(?<!\p{ID_Continue})@([\p{ID_Start}_]\p{ID_Continue}*)/gu;
const SINGLE_WORD = /^[\p{ID_Start}_]\p{ID_Continue}*$/u;
const PYTHON_WORDS: ReadonlySet<string> = new Set([
  'and',
  'in',
  'is',
  'not',
  'or',
  'if',
  'else',
  'for',
  'lambda',
  'None',
  'True',
  'False'
]);

/** Names of `x: "Row"`: deferred, but they count. */
export function recordAnnotationText(
  node: IConstant,
  recorder: Recorder
): void {
  const text = node.value as string;
  const finder = new Finder(recorder.cell.source, node);
  const names: string[] = [];
  if (SINGLE_WORD.test(text)) {
    names.push(text);
  } else {
    // Brackets let it run over several lines, as CPython does.
    const code = `(${text})`;
    const { module } = parse(code, linesOf(code));
    if (!module) {
      return;
    }
    for (const part of walk(module)) {
      if (part.type === 'Name') {
        names.push(code.slice(part.start, part.end));
      }
    }
  }
  recorder.within({ when: 'deferred', inAnnotation: true }, () => {
    for (const name of names) {
      recorder.useText(
        recorder.mangle(name.normalize('NFKC')),
        'annotation-text',
        finder.next(name)
      );
    }
  });
}

/** `@name` of `.query("a > @name")` and `.eval("b = a + @name")`. */
export function recordQuery(node: Expression, recorder: Recorder): void {
  for (const part of textParts(node)) {
    const finder = new Finder(recorder.cell.source, part);
    for (const match of (part.value as string).matchAll(QUERY_NAME)) {
      const { end } = finder.next(match[0]);
      const start = Math.max(part.start, end - match[1].length);
      recorder.useText(match[1].normalize('NFKC'), 'query', { start, end });
    }
  }
}

/** Every name of `pd.eval("a + b")`. */
export function recordEvalText(node: Expression, recorder: Recorder): void {
  for (const part of textParts(node)) {
    const text = (part.value as string).replace(/^\s*\w+\s*=(?!=)/, '');
    recordWords(text, 'query', part, recorder);
  }
}

/**
 * Words of a formula (`"y ~ scale(x)"`). Columns win over names, so a word is
 * a read only where it is an import or a definition: whoever asks decides.
 */
export function recordFormula(node: Expression, recorder: Recorder): void {
  for (const part of textParts(node)) {
    const text = part.value as string;
    if (text.includes('~') && !/(^|[^\w\s)])~\//.test(text)) {
      recordWords(text, 'formula', part, recorder);
    }
  }
}

function recordWords(
  text: string,
  kind: 'query' | 'formula',
  part: IConstant,
  recorder: Recorder
): void {
  const finder = new Finder(recorder.cell.source, part);
  for (const [word] of text.matchAll(WORD)) {
    const place = finder.next(word);
    if (!PYTHON_WORDS.has(word)) {
      recorder.useText(word.normalize('NFKC'), kind, place);
    }
  }
}

/** The string constants of a string or f-string. */
function textParts(node: Expression): IConstant[] {
  const parts = node.type === 'JoinedStr' ? node.values : [node];
  return parts.filter(
    (part): part is IConstant => part.type === 'Constant' && part.of === 'str'
  );
}

/** Finds words of a string in its source, one after the other; the whole string where escapes hide them. */
class Finder {
  private _at: number;

  constructor(
    private _source: string,
    private _node: IConstant
  ) {
    this._at = _node.start;
  }

  next(text: string): IBindingPlace {
    const { end } = this._node;
    let start = this._source.indexOf(text, this._at);
    while (start >= 0 && start < end && this._isInWord(start, text)) {
      start = this._source.indexOf(text, start + 1);
    }
    if (start < 0 || start + text.length > end) {
      return { start: this._node.start, end };
    }
    this._at = start + text.length;
    return { start, end: this._at };
  }

  private _isInWord(start: number, text: string): boolean {
    const word = /[\p{ID_Continue}]/u;
    return (
      word.test(this._source[start + text.length] ?? '') ||
      (word.test(text[0]) && word.test(this._source[start - 1] ?? ''))
    );
  }
}
