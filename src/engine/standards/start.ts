/** The beginning of a project's standards: a pack as a document of its own, or a document that is there, adopted. */
import { splitFrontMatter } from './front-matter';
import { guessReading } from './guess-reading';
import type { ISnapshot } from '../project/types';
import { packs } from './packs.gen';

/** What the front matter of a new document says. */
export interface IStart {
  /** Library folder relative to the project root: `src/pricing`. */
  library: string;
  tests: string;
}

/** Names of the packs that a document can start from. */
export const packsToStart: readonly string[] = Object.keys(packs);

/** A pack that a new document can start from. */
export interface IStartChoice {
  name: string;
  /** Its heading: `How we deliver code`. */
  title: string;
  /** Package that ships it; null: built in. */
  distribution: string | null;
}

/** The built-in packs, then those of installed packages. */
export function startsOf({
  packs: installed
}: Pick<ISnapshot, 'packs'>): IStartChoice[] {
  return [
    ...packsToStart.map(name => ({
      name,
      title: heading(packs[name]),
      distribution: null
    })),
    ...installed
      .filter(({ name }) => !packsToStart.includes(name))
      .map(({ name, distribution, text }) => ({
        name,
        title: heading(text),
        distribution
      }))
  ];
}

function heading(text: string): string {
  return /^# +(.*?)[ #]*$/m.exec(splitFrontMatter(text).body)?.[1] ?? '';
}

/**
 * A new document: a built-in pack's text, to be edited; an installed pack is
 * extended, so that it follows the package.
 *
 * @param name - One of `startsOf`.
 */
export function startFrom(
  name: string,
  start: IStart,
  snapshot: Pick<ISnapshot, 'packs'>
): string {
  const choice = startsOf(snapshot).find(one => one.name === name);
  if (choice === undefined || choice.distribution === null) {
    return documentFromPack(choice?.name ?? 'default', start);
  }
  const lines = [...folders(start), `extends: [${scalar(name)}]`];
  const title = choice.title || 'Our standards';
  return `---\n${lines.join('\n')}\n---\n# ${title}\n\nEverything of \`${name}\` (package ${choice.distribution}) holds here. Lines of our own stand below it.\n\n## Our own\n`;
}

/**
 * A pack's text as the project's own document: its statements are there to be
 * edited, its example of a library is replaced, its example of an owner left out.
 *
 * @param pack - One of `packsToStart`.
 */
export function documentFromPack(pack: string, start: IStart): string {
  const { yaml, body } = splitFrontMatter(packs[pack]);
  const kept = (yaml ?? '')
    .split('\n')
    .filter(line => line && !/^(?:library|tests|owner):/.test(line));
  return `---\n${[...folders(start), ...kept].join('\n')}\n---\n${body}`;
}

/**
 * A team's own document with the few lines of front matter that make it ours.
 * No other byte of it changes, and a key that is there stays as it is; how its
 * items and headings are meant is guessed from them. What nothing is bound to
 * is signed off by people, so that the whole document lives at once.
 */
export function adoptedDocument(text: string, start: IStart): string {
  const mark = text.startsWith('\ufeff') ? '\ufeff' : '';
  const rest = text.slice(mark.length);
  const { yaml, body } = splitFrontMatter(rest);
  const lines = [
    ...folders(start),
    ...guessReading(body),
    'unbound: sign-off'
  ].filter(line => !hasKey(yaml ?? '', line.slice(0, line.indexOf(':'))));
  const end = /\r\n|\n|\r/.exec(rest)?.[0] ?? '\n';
  const added = lines.map(line => line + end).join('');
  if (yaml === null) {
    return `${mark}---${end}${added}---${end}${rest}`;
  }
  const open = /^---[ \t]*(?:\r\n|\n|\r)/.exec(rest)?.[0] ?? '';
  return mark + open + added + rest.slice(open.length);
}

function hasKey(yaml: string, key: string): boolean {
  return new RegExp(`(?:^|[\\r\\n])${key}[ \\t]*:`).test(yaml);
}

function folders({ library, tests }: IStart): string[] {
  return [`library: ${scalar(library)}`, `tests: ${scalar(tests)}`];
}

/** A text as YAML reads it back. */
function scalar(text: string): string {
  return /^[\p{L}_][\p{L}\p{N}_./-]*$/u.test(text) &&
    !/^(true|false|null)$/i.test(text)
    ? text
    : JSON.stringify(text);
}
