/** Random modules, notebooks and hand edits whose outcome is known beforehand. */
import fc from 'fast-check';

/** What somebody did to a symbol since the export. */
export type HandEdit =
  'none' | 'changed' | 'reformatted' | 'commented' | 'deleted';

export type NotebookEdit = 'none' | 'changed' | 'removed' | 'as-library';

export interface ISymbolCase {
  name: string;
  kind: 'function' | 'decorated' | 'class' | 'constant' | 'async';
  /** Imports that it needs, by index in `IMPORTS`. */
  imports: number[];
  /** Names of symbols that it calls. */
  calls: string[];
  hand: HandEdit;
  notebook: NotebookEdit;
  /** Moved to the end of the module by hand. */
  moved: boolean;
  /** What somebody chooses where it is a conflict, or gone from the notebook. */
  choice: 'library' | 'notebook' | 'edit';
}

/** A statement that was written by hand, between two symbols of the notebook. */
export interface IHandWritten {
  text: string;
  /** Position among the symbols, 0 to 1. */
  at: number;
}

export interface IWorld {
  symbols: ISymbolCase[];
  /** Symbols that the notebook gets after the first export. */
  added: ISymbolCase[];
  handWritten: IHandWritten[];
  eol: '\n' | '\r\n';
  bom: boolean;
  lastLineEnd: boolean;
  tabs: boolean;
  exportsList: boolean;
  main: boolean;
  /** Whether the module is the hand-written one, with the export merged into it. */
  existing: boolean;
  /** The notebook's cells were turned round since the first export. */
  reversed: boolean;
  /** New text is formatted. */
  formatted: boolean;
}

export const IMPORTS: [string, string][] = [
  ['re', 'import re'],
  ['np', 'import numpy as np'],
  ['Counter', 'from collections import Counter'],
  ['OrderedDict', 'from collections import OrderedDict'],
  ['clone', 'from sklearn.base import clone'],
  ['SETTINGS', 'from pricing.config import SETTINGS'],
  ['os', 'import os.path']
];

const HAND_WRITTEN = [
  '# floating comment\n',
  'def by_hand_{n}(x):\n    return x    # odd   spacing\n',
  '# fmt: off\ntable_{n} = [1,0,\n           0,1]\n# fmt: on\n',
  'HAND_{n} = {\n  "a" : 1,\n}\n',
  'class Hand_{n}( object ):\n\n    x = 1\n',
  "text_{n} = '''\n# no comment\n\n\ndef no_code(): pass\n'''\n",
  'if len("x") > 3:\n    late_{n} = 1\nelse:\n    late_{n} = 2\n',
  'print("hand-written {n}")  # noqa: T201\n',
  '\f\n',
  '# %% ../nbs/00_core.ipynb {n}\nvalue_{n} = 1\n'
];

const kinds: ISymbolCase['kind'][] = [
  'function',
  'decorated',
  'class',
  'constant',
  'async'
];

function symbol(name: string): fc.Arbitrary<ISymbolCase> {
  return fc.record({
    name: fc.constant(name),
    kind: fc.constantFrom(...kinds),
    imports: fc.subarray([...IMPORTS.keys()], { maxLength: 3 }),
    calls: fc.subarray(['s0', 's1', 's2'], { maxLength: 2 }),
    hand: fc.oneof(
      { weight: 4, arbitrary: fc.constant<HandEdit>('none') },
      {
        weight: 5,
        arbitrary: fc.constantFrom<HandEdit[]>(
          'changed',
          'reformatted',
          'commented',
          'deleted'
        )
      }
    ),
    notebook: fc.constantFrom<NotebookEdit[]>(
      'none',
      'none',
      'changed',
      'changed',
      'removed',
      'as-library'
    ),
    moved: fc.boolean(),
    choice: fc.constantFrom('library', 'notebook', 'edit')
  });
}

export const worlds: fc.Arbitrary<IWorld> = fc.record({
  symbols: fc
    .integer({ min: 1, max: 5 })
    .chain(count =>
      fc.tuple(...Array.from({ length: count }, (_, at) => symbol(`s${at}`)))
    ),
  added: fc
    .integer({ min: 0, max: 3 })
    .chain(count =>
      fc.tuple(...Array.from({ length: count }, (_, at) => symbol(`n${at}`)))
    ),
  handWritten: fc
    .array(
      fc.tuple(
        fc.constantFrom(...HAND_WRITTEN),
        fc.double({ min: 0, max: 1, noNaN: true })
      ),
      { maxLength: 6 }
    )
    .map(list =>
      list.map(([text, at], number) => ({
        text: text.replace(/\{n\}/g, `${number}`),
        at
      }))
    ),
  eol: fc.constantFrom<('\n' | '\r\n')[]>('\n', '\r\n'),
  bom: fc.boolean(),
  lastLineEnd: fc.boolean(),
  tabs: fc.boolean(),
  exportsList: fc.boolean(),
  main: fc.boolean(),
  existing: fc.boolean(),
  reversed: fc.boolean(),
  formatted: fc.boolean()
});

/** Text of a symbol; `version` tells one edit from another. */
export function symbolText(
  { name, kind, imports, calls }: ISymbolCase,
  version: number
): string {
  const reads = [
    ...imports.map(index => IMPORTS[index][0]),
    ...calls.filter(call => call !== name)
  ];
  const value = [`${version}`, ...reads].join(', ');
  switch (kind) {
    case 'class':
      return `class ${name}:\n    """It is ${name}."""\n\n    def get(self):\n        return (${value},)`;
    case 'constant':
      return `${name} = {\n    "version": ${version},\n}`;
    case 'decorated':
      return `# about ${name}\n@staticmethod\ndef ${name}(x=${version}):\n    return (${value},)  # so`;
    case 'async':
      return `async def ${name}():\n    return (${value},)`;
    default:
      return `def ${name}(x):\n    if x:\n        return (${value},)\n    return f"{x!r:>{10}} # ${version}"`;
  }
}

/** The same code, written otherwise. */
export function reformat(text: string): string {
  return text
    .replace(/return ?\((.*),\)/, 'return  (($1 ,))')
    .replace('"version": ', "'version'  :   ")
    .replace('(x):', '( x ) :')
    .replace(/ {2}# so/, '      #   so');
}

/** A comment more inside. */
export function comment(text: string): string {
  const [first, ...rest] = text.split('\n');
  return [`${first}  # by hand`, ...rest].join('\n');
}

/** What a formatter might do. */
export function format(text: string): string {
  return text
    .replace(/return \(/g, 'return(')
    .replace('"version"', "'version'");
}
