/** The first document of a project: from a pack, or the one a team has already. */
import type { IFileChange } from '../library/types';
import { fileAt, textAt } from '../project/files';
import { guessLibrary, guessTests } from '../project/library';
import { namedStandards } from '../project/project';
import type { ISnapshot, ISnapshotFile } from '../project/types';
import { isOurs, splitFrontMatter } from './front-matter';
import { guessReading } from './guess-reading';
import { didYouMean, oneOf } from './nearest';
import { packs } from './packs.gen';
import { sourceOf } from './sources';
import type { ISourceProblem } from './sources';

/** A file to write, or the sentence that says why not. */
export type Started =
  { ok: true; change: IFileChange } | { ok: false; problem: string };

/** Where a document of the project goes. */
export function standardsPath(snapshot: ISnapshot): string {
  return namedStandards(snapshot) ?? 'STANDARDS.md';
}

/** Text of a new document after a pack, with the project's own folders. */
export function starterText(
  pack: string,
  library: string,
  tests: string
): string {
  return packs[pack]
    .replace(/^library:.*$/m, () => `library: ${scalar(library)}`)
    .replace(/^tests:.*$/m, () => `tests: ${scalar(tests)}`)
    .replace(/^owner:.*\n/m, '');
}

/** A new document after a built-in pack (`default`, `rap`, `ml`). */
export function starterDocument(pack: string, snapshot: ISnapshot): Started {
  const names = Object.keys(packs);
  if (!names.includes(pack)) {
    return refused(
      `There is no pack \`${pack}\`; packs are ${oneOf(names)}.${didYouMean(pack, names)}`
    );
  }
  const path = standardsPath(snapshot);
  const there = fileAt(snapshot, path);
  if (there) {
    const text = textAt(snapshot, path);
    return refused(
      text !== null && isOurs(splitFrontMatter(text))
        ? `${path} is there already; change it by hand.`
        : `${path} is there already and has no front matter of ours; adopt it instead.`
    );
  }
  const library = guessLibrary(snapshot) ?? 'src/library';
  const text = starterText(pack, library, guessTests(snapshot));
  return {
    ok: true,
    change: { path, kind: 'standards', hash: null, before: null, text }
  };
}

export interface IGuesses {
  library: string | null;
  tests: string | null;
}

/**
 * Makes a document ours: front matter is added or completed, and no other byte
 * changes. What decides how it is read is guessed from its items and headings.
 */
export function adoptDocument(
  file: Pick<ISnapshotFile, 'path' | 'hash' | 'text' | 'problem'>,
  guesses: IGuesses
): Started {
  const { path, hash, text } = file;
  if (text === null) {
    return refused(file.problem ?? `${path} could not be read.`);
  }
  const mark = text.startsWith('\ufeff') ? '\ufeff' : '';
  const rest = text.slice(mark.length);
  const { parts, problems, settings } = sourceOf(path, rest, true);
  const fault = problems.find(isError);
  if (fault) {
    const line = fault.line === null ? '' : `, line ${fault.line}`;
    return refused(`${path}${line}: ${fault.message}`);
  }
  const taken = Object.keys(settings.lines);
  const lines = [
    ...(guesses.library ? [`library: ${scalar(guesses.library)}`] : []),
    ...(guesses.tests ? [`tests: ${scalar(guesses.tests)}`] : []),
    ...guessReading(parts.body)
  ].filter(line => !taken.includes(line.slice(0, line.indexOf(':'))));
  if (!lines.length && !isOurs(parts)) {
    lines.push('statements: marked');
  }
  const eol = /\r\n|\n|\r/.exec(rest)?.[0] ?? '\n';
  const added = lines.map(line => line + eol).join('');
  const fence = `---${eol}`;
  const first = /^---[ \t]*(?:\r\n|\n|\r)/.exec(rest)?.[0] ?? '';
  const adopted =
    parts.yaml === null
      ? fence + added + fence + rest
      : first + added + rest.slice(first.length);
  // Front matter in YAML's flow style takes no further lines.
  if (sourceOf(path, adopted, true).problems.some(isError)) {
    return refused(
      `${path} has front matter that can't be completed here; add by hand: ${lines.join('; ')}.`
    );
  }
  return {
    ok: true,
    change: {
      path,
      kind: 'standards',
      hash,
      before: text,
      text: mark + adopted
    }
  };
}

function isError({ severity }: ISourceProblem): boolean {
  return severity === 'error';
}

function refused(problem: string): Started {
  return { ok: false, problem };
}

/** A text as YAML reads it back. */
function scalar(text: string): string {
  return /^[\p{L}_][\p{L}\p{N}_./-]*$/u.test(text) &&
    !/^(true|false|null)$/i.test(text)
    ? text
    : JSON.stringify(text);
}
