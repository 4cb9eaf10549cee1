/** One malformed document: what is wrong, and what must be said of it. */
export interface IMalformed {
  name: string;
  /** The whole STANDARDS.md. */
  text: string;
  /** Words of a message that must be there; null: nothing is said, the text is prose. */
  says: RegExp | null;
  /** Line that the message must name, where one line is to blame. */
  line?: number;
  /** Whether the good statement at the end still works. */
  works: boolean;
  /** Further files of the project. */
  files?: Record<string, string>;
}

export const GOOD = '- **Must** pass the tests. `check: tests-pass`';

/** Faulty front matter above a good statement; the matter begins in line 2. */
export function matter(
  name: string,
  yaml: string,
  says: RegExp | null,
  line?: number,
  more: Partial<IMalformed> = {}
): IMalformed {
  const text = `---\nlibrary: src/x\n${yaml}\n---\n# T\n\n${GOOD}\n`;
  return { name, text, says, line, works: true, ...more };
}

/** Faulty Markdown above a good statement; the body begins in line 6. */
export function body(
  name: string,
  markdown: string,
  says: RegExp | null,
  line?: number,
  more: Partial<IMalformed> = {}
): IMalformed {
  const text = `---\nlibrary: src/x\nstages: [Development, Staging]\naim: Staging\n---\n${markdown}\n\n## Rest\n\n${GOOD}\n`;
  return { name, text, says, line, works: true, ...more };
}

/** The document as it stands. */
export function whole(
  name: string,
  text: string,
  says: RegExp | null,
  more: Partial<IMalformed> = {}
): IMalformed {
  return { name, text, says, works: false, ...more };
}
