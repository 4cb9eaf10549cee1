/** The beginning of a project's standards: a pack as a document of its own, or a document that is there, adopted. */
import { packs } from './packs.gen';

/** What the front matter of a new document says. */
export interface IStart {
  /** Library folder relative to the project root: `src/pricing`. */
  library: string;
  tests: string;
}

/** Names of the packs that a document can start from. */
export const packsToStart: readonly string[] = Object.keys(packs);

const OPEN = /^\ufeff?---[ \t]*\r?\n/;

/**
 * A pack's text as the project's own document: its statements are there to be
 * edited, its example of a library is replaced.
 *
 * @param pack - One of `packsToStart`.
 */
export function documentFromPack(pack: string, start: IStart): string {
  const [, head, body] = /^---\n([\s\S]*?\n)---\n([\s\S]*)$/.exec(
    packs[pack]
  ) as RegExpExecArray;
  const rest = head
    .split('\n')
    .filter(line => line && !/^(?:library|tests|owner):/.test(line));
  const lines = [...settingLines(start), ...rest];
  return `---\n${lines.join('\n')}\n---\n${body}`;
}

/**
 * A team's own document with the few lines of front matter that make it ours;
 * nothing else of it changes. A line of front matter that is there stays.
 */
export function adoptedDocument(text: string, start: IStart): string {
  const end = /\r\n/.test(text) ? '\r\n' : '\n';
  const open = OPEN.exec(text);
  const head = open ? headOf(text.slice(open[0].length)) : '';
  const lines = [...settingLines(start), ...readingLines(text)].filter(
    line => !new RegExp(`^${line.split(':')[0]}[ \\t]*:`, 'm').test(head)
  );
  const added = lines.map(line => `${line}${end}`).join('');
  if (open) {
    return `${open[0]}${added}${text.slice(open[0].length)}`;
  }
  const mark = text.startsWith('\ufeff') ? '\ufeff' : '';
  return `${mark}---${end}${added}---${end}${text.slice(mark.length)}`;
}

function headOf(text: string): string {
  return /^([\s\S]*?)^(?:---|\.\.\.)[ \t]*\r?$/m.exec(text)?.[1] ?? '';
}

function settingLines({ library, tests }: IStart): string[] {
  return [`library: ${library}`, `tests: ${tests}`];
}

/** Which list items are statements: as the document writes them. */
function readingLines(text: string): string[] {
  const count = (pattern: RegExp): number => text.match(pattern)?.length ?? 0;
  const levels = count(
    /^[ \t]*(?:[-*+]|\d+[.)])[ \t]+(?:\[[ xX]\][ \t]+)?\*\*(?:must|should|may)\b/gim
  );
  const tasks = count(/^[ \t]*[-*+][ \t]+\[[ xX]\][ \t]/gm);
  const statements = tasks > 2 ? 'tasks' : levels > 2 ? 'marked' : 'all';
  return [`statements: ${statements}`, 'unbound: sign-off'];
}
