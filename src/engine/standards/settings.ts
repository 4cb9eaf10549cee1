/** The front matter's keys and what each may hold. */
import type { Level } from '../checks/types';
import { insideRoot } from '../project/paths';
import { didYouMean, oneOf } from './nearest';
import type { IEntry } from './yaml-map';

export interface ISettings {
  title: string | null;
  library: string | null;
  tests: string | null;
  extends: string[];
  statements: 'marked' | 'tasks' | 'all';
  unbound: 'prose' | 'sign-off';
  default: Level;
  /** Words of headings and of items, longest first. */
  levels: { word: string; level: Level }[];
  /** Null: not said. */
  stages: string[] | null;
  aim: string | null;
  gate: 'draft' | 'strict' | null;
  owner: string | null;
  reviewed: string | null;
  reviewIn: string | null;
  appliesTo: string[];
  /** Where the promotion note goes, `{module}` and `{date}` filled in later. */
  note: string | null;
  noteTemplate: string | null;
  /** 1-based lines of the keys. */
  lines: Record<string, number>;
}

export interface ISettingProblem {
  line: number;
  message: string;
  severity: 'error' | 'warning';
}

export const LEVELS: readonly Level[] = ['must', 'should', 'may'];

export function noSettings(): ISettings {
  return {
    title: null,
    library: null,
    tests: null,
    extends: [],
    statements: 'marked',
    unbound: 'prose',
    default: 'should',
    levels: [],
    stages: null,
    aim: null,
    gate: null,
    owner: null,
    reviewed: null,
    reviewIn: null,
    appliesTo: [],
    note: null,
    noteTemplate: null,
    lines: {}
  };
}

/** Unknown keys that are named one by one. */
const MOST_UNKNOWN = 5;

/** Stages or levels beyond these are a mistake. */
const MOST_WORDS = 100;

/** A value that does not fit: what is wrong with it, after "`key`". */
class Misfit extends Error {}

type Reader = (value: unknown, settings: ISettings) => void;

const READERS: Record<string, Reader> = {
  library: (value, settings) =>
    (settings.library = folder(value, 'src/pricing')),
  tests: (value, settings) => (settings.tests = folder(value, 'tests')),
  extends: (value, settings) => (settings.extends = texts(value, '[default]')),
  statements: (value, settings) =>
    (settings.statements = choice(value, ['marked', 'tasks', 'all'] as const)),
  unbound: (value, settings) =>
    (settings.unbound = choice(value, ['prose', 'sign-off'] as const)),
  default: (value, settings) => (settings.default = choice(value, LEVELS)),
  levels: (value, settings) => (settings.levels = levels(value)),
  stages: (value, settings) => (settings.stages = stages(value)),
  aim: (value, settings) => (settings.aim = text(value)),
  gate: (value, settings) =>
    (settings.gate = choice(value, ['draft', 'strict'] as const)),
  owner: (value, settings) =>
    (settings.owner = texts(value, '"@team"').join(', ')),
  reviewed: (value, settings) => (settings.reviewed = date(value)),
  'review-in': (value, settings) => (settings.reviewIn = period(value)),
  'applies-to': (value, settings) =>
    (settings.appliesTo = texts(value, '["notebooks/**"]')),
  note: (value, settings) =>
    (settings.note = file(value, 'docs/notes/{module}.md')),
  'note-template': (value, settings) =>
    (settings.noteTemplate = file(value, 'docs/note-template.md'))
};

/** Keys that other tools read in the same front matter: site generators, notebooks, editors. */
const OTHER_TOOLS = new Set(
  (
    'title subtitle description summary abstract tags categories category keywords layout permalink slug id date ' +
    'author authors lang language version status draft weight order nav_order nav_exclude parent has_children ' +
    'has_toc toc sidebar sidebar_label sidebar_position hide hide_title hide_table_of_contents icon template ' +
    'comments search social image cover aliases cssclasses jupyter jupytext kernelspec format execute myst ' +
    'numbering license last_reviewed_on last_updated review_in owner_slack redirect_from redirects ' +
    'globs alwaysapply applyto trigger name paths url outline head prev next hero teaching exercises objectives ' +
    'questions keypoints published created updated modified series toc_depth weight bibliography csl'
  ).split(' ')
);

/** Reads the entries of a front matter; what does not fit is left out and said, and the rest works. */
export function readSettings(entries: readonly IEntry[]): {
  settings: ISettings;
  problems: ISettingProblem[];
} {
  const settings = noSettings();
  const problems: ISettingProblem[] = [];
  const unknown: { key: string; line: number }[] = [];
  for (const { key, value, line } of entries) {
    const read = Object.hasOwn(READERS, key) ? READERS[key] : undefined;
    if (!read) {
      if (key === 'title' && typeof value === 'string') {
        settings.title = value.trim();
      }
      if (!OTHER_TOOLS.has(key.toLowerCase())) {
        unknown.push({ key, line });
      }
      continue;
    }
    try {
      settings.lines[key] = line;
      read(value, settings);
    } catch (error) {
      if (!(error instanceof Misfit)) {
        throw error;
      }
      problems.push({
        line,
        message: `\`${key}\` ${error.message}`,
        severity: 'error'
      });
    }
  }
  return { settings, problems: [...problems, ...unknownKeys(unknown)] };
}

function unknownKeys(
  unknown: readonly { key: string; line: number }[]
): ISettingProblem[] {
  const known = Object.keys(READERS);
  return unknown.slice(0, MOST_UNKNOWN).map(({ key, line }, index) => {
    const more = unknown.length - MOST_UNKNOWN;
    const rest =
      more > 0 && index === MOST_UNKNOWN - 1 ? ` So are ${more} more.` : '';
    return {
      line,
      message: `\`${shown(key)}\` is no key of a standards document and is ignored; keys are ${oneOf(known)}.${didYouMean(key, known)}${rest}`,
      severity: 'warning'
    };
  });
}

function shown(value: unknown): string {
  const written = typeof value === 'string' ? value : json(value);
  return written.length > 60 ? `${written.slice(0, 60)}…` : written;
}

function json(value: unknown): string {
  try {
    return JSON.stringify(value) ?? '';
  } catch {
    // Nested beyond what a stack holds.
    return '…';
  }
}

function text(value: unknown): string {
  if (typeof value === 'string' && value.trim()) {
    return value.trim();
  }
  throw new Misfit(`is \`${shown(value)}\`; it must be a text.`);
}

function texts(value: unknown, example: string): string[] {
  const list = Array.isArray(value) ? value : [value];
  const found = list.map(one => (typeof one === 'string' ? one.trim() : ''));
  if (found.some(one => one === '')) {
    throw new Misfit(
      `is \`${shown(value)}\`; it must be a text or a list of texts, such as \`${example}\`.`
    );
  }
  return found;
}

function choice<T extends string>(value: unknown, allowed: readonly T[]): T {
  const found = allowed.find(
    one => typeof value === 'string' && one === value.trim().toLowerCase()
  );
  if (found) {
    return found;
  }
  throw new Misfit(
    `is \`${shown(value)}\`; it can be ${oneOf(allowed)}.${didYouMean(shown(value), allowed)}`
  );
}

function folder(value: unknown, example: string): string {
  const path = insideRoot(text(value));
  if (path === null) {
    throw new Misfit(
      `is \`${shown(value)}\`, which leaves the project; name a folder relative to the project's root, such as \`${example}\`.`
    );
  }
  return path;
}

function file(value: unknown, example: string): string {
  const path = insideRoot(text(value));
  if (path === null || path === '') {
    throw new Misfit(
      `is \`${shown(value)}\`; name a file inside of the project, such as \`${example}\`.`
    );
  }
  return path;
}

function levels(value: unknown): ISettings['levels'] {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    throw new Misfit(
      `is \`${shown(value)}\`; it must say what headings mean, such as \`{Mandatory: must, Encouraged: should}\`.`
    );
  }
  const words = Object.entries(value);
  if (words.length > MOST_WORDS) {
    throw new Misfit(
      `has ${words.length} words; at most ${MOST_WORDS} are read.`
    );
  }
  return words
    .map(([word, level]) => {
      if (!word.trim()) {
        throw new Misfit('has an empty word.');
      }
      try {
        return { word: word.trim(), level: choice(level, LEVELS) };
      } catch (error) {
        throw new Misfit(`: \`${shown(word)}\` ${(error as Misfit).message}`);
      }
    })
    .sort((a, b) => b.word.length - a.word.length);
}

function stages(value: unknown): string[] {
  const found = texts(value, '[Development, Staging, Production]');
  if (found.length > MOST_WORDS) {
    throw new Misfit(
      `has ${found.length} stages; at most ${MOST_WORDS} are read.`
    );
  }
  const twice = found.find(
    (stage, index) =>
      found.findIndex(one => one.toLowerCase() === stage.toLowerCase()) < index
  );
  if (twice) {
    throw new Misfit(`names \`${shown(twice)}\` twice; keep one.`);
  }
  return found;
}

/** A day that exists, as YYYY-MM-DD. */
export function isDate(text: string): boolean {
  const parts = /^(\d{4})-(\d{2})-(\d{2})$/.exec(text);
  if (!parts) {
    return false;
  }
  const [year, month, day] = parts.slice(1).map(Number);
  const date = new Date(Date.UTC(year, month - 1, day));
  return date.getUTCMonth() === month - 1 && date.getUTCDate() === day;
}

function date(value: unknown): string {
  const written = text(value);
  if (!isDate(written)) {
    throw new Misfit(
      `is \`${shown(written)}\`; write the day as \`2026-11-01\`.`
    );
  }
  return written;
}

const PERIOD = /^(\d{1,4})\s*(days?|weeks?|months?|years?|[dwmy])$/i;
const DAYS: Record<string, number> = { d: 1, w: 7, m: 30, y: 365 };

/** Days of `180d`, `6 months`, `1y`; null where it is none of them. A month counts 30 days. */
export function daysOf(written: string): number | null {
  const match = PERIOD.exec(written.trim());
  return match ? Number(match[1]) * DAYS[match[2][0].toLowerCase()] : null;
}

function period(value: unknown): string {
  const written = text(value);
  if (daysOf(written) === null) {
    throw new Misfit(`is \`${shown(written)}\`; write it as \`6 months\`.`);
  }
  return written;
}
