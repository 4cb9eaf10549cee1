/** The lines between `---` at the head of a document. */

export interface IParts {
  /** YAML between the fences; null where there is no front matter. */
  yaml: string | null;
  /** 1-based line of the first line of `yaml`. */
  yamlLine: number;
  /** True where the opening fence has no closing one. */
  open: boolean;
  /** Markdown below. */
  body: string;
  /** Lines above `body`. */
  linesAbove: number;
}

/** Characters; a real one has some hundred. */
const LONGEST = 65_536;

/** Keys that make a document ours, as the reader of projects has them too. */
export const OUR_KEYS: readonly string[] = [
  'library',
  'tests',
  'extends',
  'statements',
  'unbound',
  'default',
  'levels',
  'stages',
  'aim',
  'gate',
  'applies-to',
  'review-in'
];

/** Splits a text (without byte order mark) at the fences of its front matter. */
export function splitFrontMatter(text: string): IParts {
  const none: IParts = {
    yaml: null,
    yamlLine: 2,
    open: false,
    body: text,
    linesAbove: 0
  };
  const first = /^---[ \t]*(?:\r\n|\n|\r)/.exec(text);
  if (!first) {
    return none;
  }
  const head = text.slice(0, LONGEST);
  const line = /([^\r\n]*)(\r\n|\n|\r|$)/y;
  line.lastIndex = first[0].length;
  let lines = 1;
  for (;;) {
    const start = line.lastIndex;
    const match = line.exec(head);
    if (!match || (match[0] === '' && start >= head.length)) {
      return { ...none, open: true };
    }
    lines += 1;
    if (/^(---|\.\.\.)[ \t]*$/.test(match[1])) {
      return {
        yaml: text.slice(first[0].length, start),
        yamlLine: 2,
        open: false,
        body: text.slice(line.lastIndex),
        linesAbove: lines
      };
    }
  }
}

/**
 * Whether a STANDARDS.md is meant for us: over a thousand repositories have one
 * for other purposes. Looked up by line, so that a document with a fault in its
 * YAML is still ours and gets its message.
 */
export function isOurs(parts: IParts): boolean {
  const head = parts.yaml ?? (parts.open ? parts.body.slice(0, LONGEST) : '');
  return new RegExp(`^(?:${OUR_KEYS.join('|')})[ \\t]*:`, 'm').test(head);
}
