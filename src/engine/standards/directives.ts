/** Inline code at the end of an item: `check: id key=value`, `ruff: CODES`, `sign-off: id`, `waive: id`, `not-applicable: id`. */
import type { OptionType } from '../checks/types';
import type { IKnown } from './known';
import { RESERVED } from './known';
import { didYouMean, nearest, oneOf } from './nearest';
import { ruffCodes } from './ruff-codes';
import { daysOf, isDate } from './settings';
import type { Binding } from './types';

export type Directive =
  | {
      kind: 'binding';
      binding: Binding;
      /** Stage named by `stage=`. */
      stage: string | null;
      /** Reason for lowering an inherited must. */
      because: string | null;
    }
  | {
      kind: 'waive';
      id: string;
      until: string;
      for: string | null;
      by: string | null;
    }
  | { kind: 'not-applicable'; id: string }
  /** A waiver that can't be read: it waives nothing. */
  | { kind: 'broken-waiver'; reason: string };

const KEYS = ['check', 'ruff', 'sign-off', 'waive', 'not-applicable'] as const;
type Key = (typeof KEYS)[number];

interface IOptions {
  words: string[];
  named: Map<string, string>;
}

/** Said in words; `binding` decides whether the statement stays open because of it. */
class Unreadable extends Error {}

/** What the code says; null: it is code and no binding. */
export function readDirective(
  code: string,
  known: IKnown,
  stages: readonly string[]
): Directive | null {
  const text = code.trim();
  const match = /^([A-Za-z][\w -]{0,30}?)\s*:\s*(.*)$/s.exec(text);
  const key = match?.[1] ?? '';
  if (!match || !isKey(key)) {
    const reason = nearMiss(text, key, known);
    return reason === null ? null : broken(text, reason);
  }
  try {
    return READERS[key](optionsOf(match[2]), known, stages);
  } catch (error) {
    if (!(error instanceof Unreadable)) {
      throw error;
    }
    return key === 'waive' || key === 'not-applicable'
      ? {
          kind: 'broken-waiver',
          reason: `\`${shown(text)}\` waives nothing: ${error.message}`
        }
      : broken(text, `\`${shown(text)}\` can't be checked: ${error.message}`);
  }
}

/** Whether code is a binding beyond doubt: used to find those that stand where they do not count. */
export function isBinding(code: string, known: IKnown): boolean {
  const directive = readDirective(code, known, []);
  return directive?.kind === 'binding' && directive.binding.kind !== 'broken';
}

function isKey(key: string): key is Key {
  return (KEYS as readonly string[]).includes(key);
}

function broken(text: string, reason: string): Directive {
  return {
    kind: 'binding',
    binding: { kind: 'broken', text, reason },
    stage: null,
    because: null
  };
}

/** `chek: x`, and `check logging-no-print` without the colon. */
function nearMiss(text: string, key: string, known: IKnown): string | null {
  const meant = key ? nearest(key, KEYS) : null;
  if (meant !== null) {
    return `\`${shown(text)}\` binds nothing: \`${key}\` is no key; keys are ${oneOf(KEYS)}. Did you mean \`${meant}\`?`;
  }
  const [first, second, ...rest] = text.split(/\s+/);
  return isKey(first) && !rest.length && ids(known).includes(second)
    ? `\`${shown(text)}\` binds nothing: the colon is missing. Did you mean \`${first}: ${second}\`?`
    : null;
}

const READERS: Record<
  Key,
  (options: IOptions, known: IKnown, stages: readonly string[]) => Directive
> = {
  check: (options, known, stages) => {
    const id = onlyWord(options, 'id of a check');
    const { stage, because } = common(options, stages);
    if (!Object.hasOwn(known.checks, id)) {
      if (!RESERVED.includes(id)) {
        throw new Unreadable(
          `there is no check \`${shown(id)}\`.${didYouMean(id, ids(known))}`
        );
      }
      const binding: Binding = {
        kind: 'check',
        id,
        options: Object.fromEntries(options.named),
        later: true
      };
      return { kind: 'binding', binding, stage, because };
    }
    const binding: Binding = {
      kind: 'check',
      id,
      options: typed(options.named, known.checks[id], id)
    };
    return { kind: 'binding', binding, stage, because };
  },
  ruff: (options, known, stages) => {
    const { stage, because } = common(options, stages);
    only(options, []);
    const found = ruffCodes(options.words, known.ruff);
    if (typeof found === 'object' && 'wrong' in found) {
      throw new Unreadable(found.wrong);
    }
    return {
      kind: 'binding',
      binding: { kind: 'ruff', codes: found },
      stage,
      because
    };
  },
  'sign-off': (options, _, stages) => {
    const id = onlyWord(options, 'id of the sign-off');
    const { stage, because } = common(options, stages);
    only(options, ['owner', 'expires']);
    if (!/^[\p{L}\p{N}][\p{L}\p{N}._-]*$/u.test(id)) {
      throw new Unreadable(
        `an id is made of letters, digits, \`-\`, \`_\` and \`.\`, not \`${shown(id)}\`.`
      );
    }
    const written = options.named.get('expires');
    const expires = written === undefined ? null : daysOf(written);
    if (written !== undefined && expires === null) {
      throw new Unreadable(
        `\`expires=${shown(written)}\` is no time; write it as \`expires=180d\` (d, w, m or y).`
      );
    }
    const owner = options.named.get('owner') ?? null;
    return {
      kind: 'binding',
      binding: { kind: 'sign-off', id, owner, expires },
      stage,
      because
    };
  },
  waive: options => {
    const id = onlyWord(options, 'id of a statement');
    only(options, ['until', 'for', 'by']);
    const until = options.named.get('until');
    if (until === undefined || !isDate(until)) {
      const found = until === undefined ? 'none' : `\`${shown(until)}\``;
      throw new Unreadable(
        `it needs a last day, such as \`until=2027-03-31\`, and has ${found}. What never applies is \`not-applicable: ${shown(id)}\`.`
      );
    }
    return {
      kind: 'waive',
      id,
      until,
      for: options.named.get('for') ?? null,
      by: options.named.get('by') ?? null
    };
  },
  'not-applicable': options => {
    const id = onlyWord(options, 'id of a statement');
    only(options, []);
    return { kind: 'not-applicable', id };
  }
};

const allIds = new WeakMap<IKnown, string[]>();

function ids(known: IKnown): string[] {
  let found = allIds.get(known);
  if (!found) {
    found = [...new Set([...Object.keys(known.checks), ...RESERVED])];
    allIds.set(known, found);
  }
  return found;
}

const OPTION = /([^\s=]+)=(?:"([^"]*)"|“([^”]*)”|'([^']*)'|(\S*))|(\S+)/gu;

function optionsOf(text: string): IOptions {
  const options: IOptions = { words: [], named: new Map() };
  for (const match of text.matchAll(OPTION)) {
    const [, name, double, curly, single, bare, word] = match;
    if (name === undefined) {
      options.words.push(word);
    } else {
      options.named.set(name, double ?? curly ?? single ?? bare ?? '');
    }
  }
  return options;
}

function onlyWord({ words }: IOptions, what: string): string {
  if (words.length === 1) {
    return words[0].replace(/,$/, '');
  }
  throw new Unreadable(
    words.length
      ? `one ${what} is wanted, and then options as \`key=value\`; found are ${oneOf(words.slice(0, 5).map(shown)).replace(' or ', ' and ')}. Each further one gets its own pair of backticks.`
      : `the ${what} is missing.`
  );
}

/** Takes `stage=` and `because=` out, which every binding may have. */
function common(
  options: IOptions,
  stages: readonly string[]
): { stage: string | null; because: string | null } {
  const named = options.named.get('stage');
  const because = options.named.get('because')?.trim() || null;
  options.named.delete('stage');
  options.named.delete('because');
  if (named === undefined) {
    return { stage: null, because };
  }
  const stage = stages.find(one => one.toLowerCase() === named.toLowerCase());
  if (stage === undefined) {
    throw new Unreadable(
      stages.length
        ? `\`stage=${shown(named)}\` is none of the stages ${oneOf(stages)}.${didYouMean(named, stages)}`
        : `\`stage=${shown(named)}\`, but the front matter names no \`stages\`.`
    );
  }
  return { stage, because };
}

function only({ named }: IOptions, allowed: readonly string[]): void {
  const every = [...allowed, 'stage', 'because'];
  for (const key of named.keys()) {
    if (!allowed.includes(key)) {
      throw new Unreadable(
        `there is no option \`${shown(key)}\`; options are ${oneOf(every)}.${didYouMean(key, every)}`
      );
    }
  }
}

function typed(
  named: ReadonlyMap<string, string>,
  types: Readonly<Record<string, OptionType>>,
  id: string
): Record<string, string | number | boolean> {
  const allowed = Object.keys(types);
  const options: Record<string, string | number | boolean> = {};
  for (const [key, value] of named) {
    if (!allowed.includes(key)) {
      throw new Unreadable(
        allowed.length
          ? `\`${id}\` has no option \`${shown(key)}\`; its options are ${oneOf(allowed)}.${didYouMean(key, allowed)}`
          : `\`${id}\` has no options, and \`${shown(key)}\` is given.`
      );
    }
    options[key] = valueOf(value, types[key], key);
  }
  return options;
}

function valueOf(
  value: string,
  type: OptionType,
  key: string
): string | number | boolean {
  if (type === 'number' && /^-?\d+(\.\d+)?%?$/.test(value)) {
    return parseFloat(value);
  }
  if (type === 'boolean' && /^(true|false|yes|no)$/i.test(value)) {
    return /^(true|yes)$/i.test(value);
  }
  if (type === 'string' && value !== '') {
    return value;
  }
  const wanted = {
    number: 'a number',
    boolean: '`true` or `false`',
    string: 'a text'
  };
  throw new Unreadable(
    `\`${key}=${shown(value)}\` is no value for it; it must be ${wanted[type]}.`
  );
}

function shown(text: string): string {
  const line = text.replace(/\s+/g, ' ');
  return line.length > 60 ? `${line.slice(0, 60)}…` : line;
}
