/** Where documents come from: the project, built-in packs, installed packs. */
import { fileAt } from '../project/files';
import { folderOf, insideRoot } from '../project/paths';
import type { ISnapshot } from '../project/types';
import { isOurs, splitFrontMatter } from './front-matter';
import type { IParts } from './front-matter';
import { didYouMean, oneOf } from './nearest';
import { packs } from './packs.gen';
import { noSettings, readSettings } from './settings';
import type { ISettings } from './settings';
import { readYamlMap } from './yaml-map';

export interface ISourceProblem {
  line: number | null;
  message: string;
  severity: 'error' | 'warning';
}

/** A document whose front matter has been read. */
export interface ISource {
  /** Path of a file, `pack default`, or `pack acme (acme-standards 1.0)`'s name. */
  name: string;
  parts: IParts;
  settings: ISettings;
  problems: ISourceProblem[];
  /** False: the product's own or an installed pack; its places are no files of the project. */
  isFile: boolean;
}

/** What is read; parsing takes time by the line as much as by the letter. */
const MOST_CHARACTERS = 131_072;
const MOST_LINES = 2_500;
const MOST_ITEMS = 1_200;
const ITEM = /^[\t >]*(?:[-+*]|\d{1,9}[.)])[\t ]/gm;
const LONGEST_YAML = 16_384;

/** Reads a document's front matter and nothing else yet. */
export function sourceOf(name: string, text: string, isFile: boolean): ISource {
  const source: ISource = {
    name,
    parts: splitFrontMatter(''),
    settings: noSettings(),
    problems: [],
    isFile
  };
  const long = tooLong(text);
  if (long) {
    source.problems.push({
      line: null,
      message: `${name} is ${long}. Split it and name the parts in \`extends\`.`,
      severity: 'error'
    });
    return source;
  }
  source.parts = splitFrontMatter(text.replace(/^\ufeff/, ''));
  if (source.parts.open && isOurs(source.parts)) {
    source.problems.push({
      line: 1,
      message:
        'The front matter has no end; close it by a line with `---` alone.',
      severity: 'error'
    });
  }
  const { yaml, yamlLine } = source.parts;
  if (yaml !== null && yaml.length > LONGEST_YAML) {
    source.problems.push({
      line: 1,
      message: `The front matter is ${yaml.length} characters long; at most ${LONGEST_YAML} are read.`,
      severity: 'error'
    });
  } else if (yaml !== null) {
    const { entries, faults } = readYamlMap(yaml, yamlLine);
    const { settings, problems } = readSettings(entries);
    source.settings = settings;
    source.problems.push(
      ...faults.map(fault => ({ ...fault, severity: 'error' as const })),
      ...problems
    );
  }
  return source;
}

function tooLong(text: string): string | null {
  if (text.length > MOST_CHARACTERS) {
    const [found, most] = [text.length, MOST_CHARACTERS].map(characters =>
      Math.round(characters / 1024)
    );
    return `${found} kB long; a standards document of more than ${most} kB is not read`;
  }
  const lines = text.match(/\r\n|\n|\r/g)?.length ?? 0;
  if (lines > MOST_LINES) {
    return `${lines} lines long; a standards document of more than ${MOST_LINES} lines is not read`;
  }
  const items = text.match(ITEM)?.length ?? 0;
  return items > MOST_ITEMS
    ? `${items} list items long; a standards document of more than ${MOST_ITEMS} items is not read`
    : null;
}

export function builtIn(pack: string): ISource | null {
  return Object.hasOwn(packs, pack)
    ? sourceOf(`pack ${pack}`, packs[pack], false)
    : null;
}

function installed(snapshot: ISnapshot, name: string): ISource | null {
  const pack = snapshot.packs.find(one => one.name === name);
  return pack ? sourceOf(`pack ${pack.name}`, pack.text, false) : null;
}

/** A built-in or installed pack by its name; null where there is none. */
export function packNamed(snapshot: ISnapshot, name: string): ISource | null {
  return builtIn(name) ?? installed(snapshot, name);
}

/** Names of all packs that can be extended here. */
export function packNames(snapshot: ISnapshot): string[] {
  return [...Object.keys(packs), ...snapshot.packs.map(pack => pack.name)];
}

/** What a document extends by a name: a built-in pack, a file beside it, an installed pack; or the sentence that says what is wrong. */
export function extendedBy(
  from: ISource,
  name: string,
  snapshot: ISnapshot
): ISource | string {
  const pack = builtIn(name);
  if (pack) {
    return pack;
  }
  if (from.isFile) {
    const folder = folderOf(from.name);
    const paths = [name, `${name}.md`].map(one => insideRoot(one, folder));
    if (paths[0] === null) {
      return `\`extends: ${name}\` leaves the project; name a file in it or a pack.`;
    }
    for (const path of paths) {
      const file = path === null ? undefined : fileAt(snapshot, path);
      if (file && path !== null) {
        return file.text === null
          ? `\`extends: ${name}\`: ${file.problem ?? `${path} could not be read.`}`
          : sourceOf(path, file.text, true);
      }
    }
  }
  const names = packNames(snapshot);
  return (
    installed(snapshot, name) ??
    `\`extends: ${name}\` is neither a file beside ${from.name} nor a pack; packs here are ${oneOf(names)}.${didYouMean(name, names)}`
  );
}
