/** What is known of IPython's magics by name. */
import type { MagicKind } from '../python/types';

/** Cell magics whose body is Python that runs in the notebook. */
export const PYTHON_CELL_MAGICS: ReadonlySet<string> = new Set([
  'capture',
  'memit',
  'prun',
  'time',
  'timeit'
]);

/** Magics that may define any name. */
export const OPAQUE_MAGICS: ReadonlySet<string> = new Set([
  'cython',
  'edit',
  'load',
  'loadpy',
  'pylab',
  'recall',
  'rep',
  'run',
  'store'
]);

/** A shell command that IPython takes without `%`; `[1]` is its name. */
export const AUTOMAGIC =
  /^(pip3?|conda|mamba|micromamba|uv|cd|pwd|ls|ll|la|cat|cp|mv|rm|rmdir|mkdir|less|more|man|matplotlib|load_ext|reload_ext|autoreload|run|time|timeit|env|who|whos)(?:$|[ \t]+(?!(?:in|is|and|or|not|if|else|for)\b|[=!()<>,+*%^&|.:;@[\]{}]\s|[=!()<>,+*%^&|:;@[\]{}]))/;

/** Options of the timing magics that take a value. */
const TIMING_OPTIONS: Record<string, string> = {
  time: '',
  timeit: 'nrp',
  prun: 'lsTD',
  memit: 'rti'
};

const COMPOUND =
  /^(?:for|while|if|with|def|class|try|async|match|@)(?![\w.=(,[]|\s*=)/;

/**
 * For `%time stmt` and its like: offset in the line of the statement.
 * 0 where the line is no such magic or what follows is no simple statement.
 */
export function timedStatement(line: string): number {
  const match = /^%(time|timeit|prun|memit)[ \t]+/.exec(line);
  if (!match) {
    return 0;
  }
  const withValue = TIMING_OPTIONS[match[1]];
  let at = match[0].length;
  for (;;) {
    const option = /^(?:--[\w-]+|-([A-Za-z])(\S*))(?:[ \t]+|$)/.exec(
      line.slice(at)
    );
    if (!option) {
      break;
    }
    at += option[0].length;
    if (option[1] && withValue.includes(option[1]) && !option[2]) {
      at += /^\S+[ \t]*/.exec(line.slice(at))?.[0].length ?? 0;
    }
  }
  const rest = line.slice(at);
  if (rest.trim() === '' || /^[%!?]/.test(rest) || COMPOUND.test(rest)) {
    return 0;
  }
  return at;
}

/** Words of a magic that may be names of the notebook. */
export function wordsOf(kind: MagicKind, text: string): string[] {
  const rest =
    kind === 'timing' || kind === 'help'
      ? kind === 'help'
        ? text
        : ''
      : text.replace(/^(?:%{1,2}\s*[\w.]*|!{1,2}\s*[^\s;|&$({]*|[,;/?])/, ' ');
  // An attribute is no name: `df.head` reads df.
  const words = rest.match(
    /(?<![\p{ID_Continue}.])[\p{ID_Start}_]\p{ID_Continue}*/gu
  );
  return [...new Set(words ?? [])];
}

/** Names that a magic makes in the notebook. */
export function bindsOf(kind: MagicKind, text: string): string[] {
  if (kind !== 'cell' && kind !== 'line') {
    return [];
  }
  const line = text.split('\n', 1)[0];
  const names: string[] = [];
  const take = (pattern: RegExp) => {
    for (const match of line.matchAll(pattern)) {
      names.push(...match[1].split(/[\s,]+/).filter(isName));
    }
  };
  const magic = /^%{1,2}(\w+)/.exec(line)?.[1];
  switch (magic) {
    case 'capture':
    case 'bigquery':
      take(/^%%\w+(?:[ \t]+--no-\w+)*[ \t]+(\w+)/g);
      break;
    case 'sql':
      take(/(\w+)[ \t]*<</g);
      break;
    case 'R':
      take(/(?:-o|--output)[ \t=]+([\w,]+)/g);
      break;
    case 'aimport':
      take(/^%aimport[ \t]+([\w, \t]+)$/g);
      break;
    default:
      take(/--(?:out|err|proc)[ \t=]+(\w+)/g);
  }
  return names;
}

function isName(word: string): boolean {
  return /^[\p{ID_Start}_]\p{ID_Continue}*$/u.test(word);
}
