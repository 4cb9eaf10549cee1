/**
 * IPython's own syntax in a cell: found only at a fresh line (no open
 * bracket, string or backslash before it) and masked by Python of equal
 * length, so that every offset stays what it was.
 */
import { bracket, continuedLineEnd, lineEnd, tokenEnd } from '../python/scan';
import type { MagicKind } from '../python/types';
import {
  AUTOMAGIC,
  bindsOf,
  PYTHON_CELL_MAGICS,
  timedStatement,
  wordsOf
} from './magic-names';

/** A magic with offsets in the cell's code. */
export interface IFoundMagic {
  kind: MagicKind;
  name: string;
  start: number;
  end: number;
  words: string[];
  binds: string[];
}

export interface IMasked {
  /** Same length and line feeds as the code. */
  text: string;
  magics: IFoundMagic[];
  /** Name of the cell magic that makes the cell another language's. */
  foreign: string | null;
}

export interface IMaskOptions {
  /** Also mask shell commands without `%`, and timed statements that are no Python. */
  lenient: boolean;
}

const HINT = /[%!?]|^[ \t]*[,;/]/m;

/** Masks the magics of a cell's code; never throws. */
export function maskMagics(
  code: string,
  options: IMaskOptions = { lenient: false }
): IMasked {
  if (!options.lenient && !HINT.test(code)) {
    return { text: code, magics: [], foreign: null };
  }
  const masker = new Masker(code, options.lenient);
  const head = cellMagicAt(code);
  if (head) {
    const name = code.slice(head.start).match(/^%%([^\s]*)/)![1];
    const foreign = !PYTHON_CELL_MAGICS.has(name);
    const end = foreign ? code.length : head.end;
    masker.found('cell', name, head.start, end);
    if (foreign) {
      return {
        text: blank(code, head.start, end),
        magics: masker.magics,
        foreign: name
      };
    }
    masker.hide(head.start, head.end, '');
    masker.run(head.end);
  } else {
    masker.run(0);
  }
  return { text: masker.text(), magics: masker.magics, foreign: null };
}

/** The line of a `%%name` after leading blank lines and `#|` lines. */
function cellMagicAt(code: string): { start: number; end: number } | null {
  let at = 0;
  while (at < code.length) {
    const end = lineEnd(code, at);
    const line = code.slice(at, end);
    if (/^%%[^\s%?]/.test(line)) {
      // `%%name?` asks for help.
      return /^%%\w+\?/.test(line) ? null : { start: at, end };
    }
    if (line.trim() !== '' && !/^\s*#\s*\|/.test(line)) {
      return null;
    }
    at = end + 1;
  }
  return null;
}

function blank(code: string, start: number, end: number): string {
  return (
    code.slice(0, start) +
    code.slice(start, end).replace(/[^\n]/g, ' ') +
    code.slice(end)
  );
}

/** Walks the logical lines of a code and collects what to hide. */
class Masker {
  readonly magics: IFoundMagic[] = [];
  private _parts: string[] = [];
  private _done = 0;

  constructor(
    private _code: string,
    private _lenient: boolean
  ) {}

  found(kind: MagicKind, name: string, start: number, end: number): void {
    const text = this._code.slice(start, end);
    this.magics.push({
      kind,
      name,
      start,
      end,
      words: wordsOf(kind, text),
      binds: bindsOf(kind, text)
    });
  }

  /** Puts `by` (shorter or as long) and spaces where the code's characters were. */
  hide(start: number, end: number, by: string): void {
    this._parts.push(this._code.slice(this._done, start), by);
    this._parts.push(
      this._code.slice(start + by.length, end).replace(/[^\n]/g, ' ')
    );
    this._done = end;
  }

  text(): string {
    return this._parts.join('') + this._code.slice(this._done);
  }

  run(at: number): void {
    const code = this._code;
    while (at < code.length) {
      const unit = code.charCodeAt(at);
      if (unit === 10 || unit === 32 || unit === 9 || unit === 12) {
        at++;
      } else if (unit === 35) {
        at = lineEnd(code, at);
      } else {
        at = this._escaped(at) ?? this._command(at) ?? this._logicalLine(at);
      }
    }
  }

  /** A line that begins with one of IPython's escape characters. */
  private _escaped(at: number): number | null {
    const code = this._code;
    if (!'%!?,;/'.includes(code[at])) {
      return null;
    }
    const end = continuedLineEnd(code, at);
    const line = code.slice(at, end);
    if (/^%{0,2}[\w*][\w.*]*\?\??\s*$/.test(line) || line[0] === '?') {
      this.found('help', '?', at, end);
      this.hide(at, end, '0');
      return end;
    }
    const name = /^(?:%{1,2}\s*([\w.]*)|(!{1,2}\s*[^\s;|&]*)|.)/.exec(line)!;
    const kind = line[0] === '!' ? 'shell' : 'line';
    const timed = kind === 'line' ? this._timed(line) : 0;
    if (timed > 0) {
      this.found('timing', name[1], at, at + timed);
      this.hide(at, at + timed, '0;');
      return this._logicalLine(at + timed);
    }
    this.found(
      kind,
      (name[1] ?? name[2] ?? name[0]).replace(/^(!+)\s+/, '$1'),
      at,
      end
    );
    this.hide(at, end, '0');
    return end;
  }

  private _timed(line: string): number {
    return this._lenient ? 0 : timedStatement(line);
  }

  /** `pip install x` without a percent sign: only where the cell does not parse as it is. */
  private _command(at: number): number | null {
    if (!this._lenient) {
      return null;
    }
    const end = lineEnd(this._code, at);
    const match = AUTOMAGIC.exec(this._code.slice(at, end));
    if (!match) {
      return null;
    }
    const last = continuedLineEnd(this._code, at);
    this.found('automagic', match[1], at, last);
    this.hide(at, last, '0');
    return last;
  }

  /** Steps over one logical line of Python; hides help at its end and magic values. */
  private _logicalLine(start: number): number {
    const code = this._code;
    let depth = 0;
    let last = -1;
    let assigned = false;
    let at = start;
    while (at < code.length) {
      const char = code[at];
      if (char === '\n') {
        if (depth <= 0) {
          break;
        }
        at++;
        continue;
      }
      if (char === '#') {
        at = lineEnd(code, at);
        continue;
      }
      if (char === '=' && depth === 0 && !assigned && isAssignment(code, at)) {
        assigned = true;
        const value = this._magicValue(at + 1);
        if (value !== null) {
          return value;
        }
      }
      if (char !== ' ' && char !== '\t' && char !== '\f') {
        last = at;
      }
      depth = Math.max(0, depth + bracket(char));
      at = tokenEnd(code, at);
    }
    const end = Math.min(at, code.length);
    if (last > 0 && /[\w*\]]\?\??$/.test(code.slice(last - 2, last + 1))) {
      this.found('help', '?', start, last + 1);
      this.hide(start, last + 1, '0');
    }
    return end;
  }

  /** `%name …` or `!command` behind an assignment's `=`. */
  private _magicValue(from: number): number | null {
    const code = this._code;
    let at = from;
    while (code[at] === ' ' || code[at] === '\t') {
      at++;
    }
    const magic = /^%(\w+)/.exec(code.slice(at, at + 200))?.[1];
    if (!magic && code[at] !== '!') {
      return null;
    }
    const end = continuedLineEnd(code, at);
    const line = code.slice(at, end);
    const name =
      magic ?? /^!+\s*[^\s;|&]*/.exec(line)![0].replace(/^(!+)\s+/, '$1');
    this.found('assign', name, at, end);
    this.hide(at, end, '0');
    return end;
  }
}

/** Whether the `=` at `at` stands alone: not part of `==`, `<=`, `:=`, `+=`, … */
function isAssignment(code: string, at: number): boolean {
  return (
    code[at + 1] !== '=' &&
    (at === 0 || !'=!<>:+-*/%&|^@'.includes(code[at - 1]))
  );
}
