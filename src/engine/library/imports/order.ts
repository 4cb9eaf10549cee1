/** Where an import stands among others, as ruff's isort rules (I) sort them. */
import type { IProject, IRuffSettings } from '../../project/types';
import { isStandardLibrary } from './stdlib';

export enum Section {
  Future,
  StandardLibrary,
  ThirdParty,
  FirstParty,
  LocalFolder
}

export interface IImportStyle {
  section(module: string, level: number): Section;
  /** `import x` and `from x import y` sorted together by module. */
  mixed: boolean;
  /** `from x import …` before `import x`. */
  fromFirst: boolean;
  /** `from x import a, b as c` on one line. */
  combineAs: boolean;
  /** One name a line, always. */
  singleLine: boolean;
  /** CONSTANTS, Classes, functions; false: by name alone. */
  byType: boolean;
  caseSensitive: boolean;
  lineLength: number;
}

/** What an import line is sorted by; `names` only matter between lines of one module. */
export interface IImportLine {
  from: boolean;
  module: string;
  level: number;
  /** First name of `from … import`, '' for `import`. */
  first: string;
  /** Behind `as`, '' without. */
  asname: string;
}

/** The team's isort settings as `[tool.ruff.lint.isort]` has them, with ruff's defaults. */
export function importStyle(project: IProject): IImportStyle {
  const ruff = project.ruff;
  const isort = table(table(ruff.lint)?.isort) ?? table(ruff.isort) ?? {};
  const known = (key: string) => strings(isort[key]);
  const lists: [string[], Section][] = [
    [known('known-first-party'), Section.FirstParty],
    [known('known-third-party'), Section.ThirdParty],
    [known('known-local-folder'), Section.LocalFolder],
    [known('extra-standard-library'), Section.StandardLibrary]
  ];
  const own = ownPackages(project);
  const noSections = isort['no-sections'] === true;
  return {
    section(module, level) {
      const top = module.split('.')[0];
      if (top === '__future__' && level === 0) {
        return Section.Future;
      }
      if (noSections || level > 0) {
        return Section.LocalFolder;
      }
      if (top === '__main__') {
        return Section.FirstParty;
      }
      const listed = lists.find(([names]) => matches(names, module));
      if (listed) {
        return listed[1];
      }
      if (isStandardLibrary(top)) {
        return Section.StandardLibrary;
      }
      return own.has(top) ? Section.FirstParty : Section.ThirdParty;
    },
    mixed: isort['force-sort-within-sections'] === true,
    fromFirst: isort['from-first'] === true,
    combineAs: isort['combine-as-imports'] === true,
    singleLine: isort['force-single-line'] === true,
    byType: isort['order-by-type'] !== false,
    caseSensitive: isort['case-sensitive'] === true,
    lineLength: lineLength(ruff)
  };
}

/** Negative: `one` stands before `other`, both of one section. */
export function compareLines(
  one: IImportLine,
  other: IImportLine,
  style: IImportStyle
): number {
  const kind = (line: IImportLine) => (line.from === style.fromFirst ? 0 : 1);
  return (
    (style.mixed ? 0 : kind(one) - kind(other)) ||
    other.level - one.level ||
    compareNames(one.module, other.module, style) ||
    kind(one) - kind(other) ||
    compareMembers(one.first, other.first, style) ||
    compareNames(one.asname, other.asname, style)
  );
}

/** Order of names inside `from x import …`. */
export function compareMembers(
  one: string,
  other: string,
  style: Pick<IImportStyle, 'byType' | 'caseSensitive'>
): number {
  const type = style.byType ? memberType(one) - memberType(other) : 0;
  return type || compareNames(one, other, style);
}

function memberType(name: string): number {
  if (name.length > 1 && name === name.toUpperCase() && /\p{L}/u.test(name)) {
    return 0;
  }
  return /^\p{Lu}/u.test(name) ? 1 : 2;
}

function compareNames(
  one: string,
  other: string,
  { caseSensitive }: Pick<IImportStyle, 'caseSensitive'>
): number {
  const folded = caseSensitive
    ? 0
    : compareNaturally(one.toLowerCase(), other.toLowerCase());
  return folded || compareNaturally(one, other);
}

/** Digits by their value: `a2` before `a10`. */
function compareNaturally(one: string, other: string): number {
  const ones = one.match(/\d+|\D/g) ?? [];
  const others = other.match(/\d+|\D/g) ?? [];
  for (let at = 0; at < Math.min(ones.length, others.length); at++) {
    const [a, b] = [ones[at], others[at]];
    const numbers = /^\d/.test(a) && /^\d/.test(b);
    const difference = numbers
      ? Number(a) - Number(b)
      : a < b
        ? -1
        : a > b
          ? 1
          : 0;
    if (difference) {
      return difference;
    }
  }
  return ones.length - others.length;
}

/** Top-level names that stand in a source root of the project. */
function ownPackages({ snapshot, sourceRoots, ruff }: IProject): Set<string> {
  const roots = new Set(['', 'src', ...sourceRoots, ...strings(ruff.src)]);
  const packages = new Set<string>();
  const paths = [
    ...snapshot.files
      .map(file => file.path)
      .filter(path => path.endsWith('.py')),
    ...snapshot.folders.map(folder => `${folder}/`)
  ];
  for (const root of roots) {
    const prefix =
      root === '' || root === '.' ? '' : `${root.replace(/\/$/, '')}/`;
    for (const path of paths.filter(path => path.startsWith(prefix))) {
      const [top] = path.slice(prefix.length).split('/');
      packages.add(top.replace(/\.py$/, ''));
    }
  }
  return packages;
}

/** `known-*` entries name a module with what is below it, or are globs. */
function matches(names: string[], module: string): boolean {
  return names.some(name => {
    const pattern = name
      .replace(/[.+^${}()|\\]/g, '\\$&')
      .replace(/\*/g, '.*')
      .replace(/\?/g, '.');
    return new RegExp(`^${pattern}(\\.|$)`).test(module);
  });
}

function lineLength(ruff: IRuffSettings): number {
  const length = ruff['line-length'];
  return typeof length === 'number' ? length : 88;
}

function table(value: unknown): Record<string, unknown> | undefined {
  return typeof value === 'object' && value !== null
    ? (value as Record<string, unknown>)
    : undefined;
}

function strings(value: unknown): string[] {
  return Array.isArray(value)
    ? value.filter((item): item is string => typeof item === 'string')
    : [];
}
