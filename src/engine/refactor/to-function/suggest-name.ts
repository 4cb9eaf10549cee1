/** The name of a function: a suggestion only (SPEC 8.12). */
import type { ISpot } from '../../plan/places';
import { headingOf } from '../../notebook/titles';
import { BUILTINS, IPYTHON_NAMES } from '../../python/builtins';
import { walk } from '../../python/walk';
import type { IRegionGround } from './ground';
import type { IParts } from './region';
import { snakeCase, verbOf, verbPhrase, wordsOfText } from './words';

export const KEYWORDS: ReadonlySet<string> = new Set(
  `False None True and as assert async await break class continue def del elif else except
  finally for from global if import in is lambda nonlocal not or pass raise return try while
  with yield match case type`.split(/\s+/)
);

export interface INameHints {
  outputs: readonly string[];
  mutated: readonly string[];
  inputs: readonly string[];
  plots: boolean;
}

/** A valid, free name. */
export function suggestName(
  ground: IRegionGround,
  parts: IParts,
  hints: INameHints,
  taken: ReadonlySet<string>
): string {
  const isFree = (name: string): boolean =>
    /^[a-z_][a-z0-9_]*$/.test(name) &&
    !name.startsWith('test_') &&
    !KEYWORDS.has(name) &&
    !BUILTINS.has(name) &&
    !IPYTHON_NAMES.has(name) &&
    !taken.has(name);
  const candidates = [
    fromComment(parts),
    fromHeading(ground, parts),
    fromCode(parts, hints),
    // The second of a kind is told from the first by its heading, not by a number.
    fromHeadingWords(ground, parts, hints)
  ].filter((name): name is string => name !== null);
  const free = candidates.find(name => name.includes('_') && isFree(name));
  if (free) {
    return free;
  }
  const base = candidates.find(name => /^[a-z_]/.test(name)) ?? 'run_step';
  for (let count = 2; ; count++) {
    const name = `${base.replace(/^test_/, 'check_')}_${count}`;
    if (isFree(name)) {
      return name;
    }
  }
}

function fromComment({ body }: IParts): string | null {
  const [first] = body;
  const comment = /^#+[^\S\n]*([^\n]*)/.exec(first.statement.text)?.[1];
  return comment && !looksLikeCode(comment) ? verbPhrase(comment) : null;
}

function looksLikeCode(comment: string): boolean {
  return /[=(){}[\]]|^\s*(?:import|from|%|!)\b/.test(comment);
}

function fromHeading(ground: IRegionGround, parts: IParts): string | null {
  const heading = headingAbove(ground, parts);
  return heading ? verbPhrase(heading) : null;
}

/** What the code does, and what the heading says. */
function fromHeadingWords(
  ground: IRegionGround,
  parts: IParts,
  hints: INameHints
): string | null {
  const words = wordsOfText(headingAbove(ground, parts) ?? '');
  return words.length > 0
    ? [verbFor(parts.body, hints), ...words].slice(0, 4).join('_')
    : null;
}

/** The heading that a region stands directly below: no other work between. */
export function headingAbove(
  { notebook, links, exported, places }: IRegionGround,
  { cells }: IParts
): string | null {
  for (let index = cells[0].index - 1; index >= 0; index--) {
    const cell = notebook.cells[index];
    if (cell.kind === 'markdown') {
      const heading = headingOf(cell.source);
      if (heading) {
        return heading;
      }
    } else if (cell.kind === 'code') {
      const syntax = links.syntax(cell);
      const idle = places
        .of(cell)
        .every(
          spot =>
            spot.statement.magic !== null ||
            exported.has(spot) ||
            /^(?:Import|ImportFrom|FunctionDef|AsyncFunctionDef|ClassDef)$/.test(
              spot.statement.node.type
            )
        );
      if (!idle || syntax.error || syntax.foreign) {
        return null;
      }
    }
  }
  return null;
}

function fromCode(parts: IParts, hints: INameHints): string {
  const { outputs, mutated, inputs } = hints;
  const object = [outputs[0], mutated[0], inputs[0]].find(
    name => name !== undefined
  );
  const verb = verbFor(parts.body, hints);
  const words = object ? wordsOfName(object) : [];
  if (words.length === 0) {
    return `${verb}_${verb === 'show' ? 'results' : verb === 'plot' ? 'figure' : 'step'}`;
  }
  const phrase = verbOf(words[0]) === verb ? words : [verb, ...words];
  return (phrase.length > 1 ? phrase : [...phrase, 'step'])
    .slice(0, 4)
    .join('_');
}

function wordsOfName(name: string): string[] {
  const words = snakeCase(name.normalize('NFKD'))
    .split('_')
    .filter(word => /^[a-z0-9]+$/.test(word));
  return words.length > 0 ? words : wordsOfText(name);
}

const CALLED: readonly [RegExp, string][] = [
  [
    /^(?:read_\w+|load\w*|fetch_\w+|loadtxt|genfromtxt|imread|urlopen|urlretrieve|open)$/,
    'load'
  ],
  [/^(?:train_test_split|random_split|split_data)$/, 'split'],
  [
    /^(?:fit|fit_transform|partial_fit|fit_predict|fit_regularized|train)$/,
    'fit'
  ],
  [/^(?:predict|predict_proba|forecast|score|evaluate)$/, 'predict']
];

function verbFor(body: readonly ISpot[], hints: INameHints): string {
  const called = new Set<string>();
  for (const { statement } of body) {
    for (const node of walk(statement.node)) {
      if (node.type === 'Call') {
        const { func } = node;
        if (func.type === 'Attribute') {
          called.add(func.attr);
        } else if (func.type === 'Name') {
          called.add(func.id);
        }
      }
    }
  }
  const found = CALLED.find(([pattern]) =>
    [...called].some(name => pattern.test(name))
  );
  if (found && (hints.outputs.length > 0 || found[1] === 'fit')) {
    return found[1];
  }
  if (hints.plots && hints.outputs.length === 0) {
    return 'plot';
  }
  if (hints.outputs.length > 0) {
    return 'make';
  }
  return hints.mutated.length > 0 ? 'update' : 'show';
}
