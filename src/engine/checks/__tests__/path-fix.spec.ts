/** The path that exists on one computer only becomes a parameter. */
import { bench, codeCell, fixed, standardOf } from './workbench';

const ID = 'config-no-absolute-path';
const HOME = '"/home/me/a.csv"';

/** Marked functions, and a cell that stays; null: the fix is not offered. */
function mended(functions: string, stays = ''): string[] | null {
  const cells = [codeCell('a', functions), codeCell('b', stays, null)];
  const judge = (given: typeof cells) =>
    bench({
      cells: given,
      standards: [standardOf('s', [{ kind: 'check', id: ID, options: {} }])]
    }).result.findings;
  const findings = judge(cells);
  expect(findings.length).toBeGreaterThan(0);
  const { fix } = findings[0];
  if (!fix) {
    return null;
  }
  expect(fix.safe).toBe(false);
  const after = fixed(cells, [fix]);
  expect(judge(after).length).toBeLessThan(findings.length);
  return after.map(({ source }) => source);
}

it.each([
  [
    'the default of a parameter that every call hands over goes',
    `def load(path=${HOME}):\n    return open(path)`,
    'load("b.csv")\nload(path="c.csv")',
    [
      'def load(path):\n    return open(path)',
      'load("b.csv")\nload(path="c.csv")'
    ]
  ],
  [
    'a call that relied on it hands it over',
    `def load(path: str = ${HOME}, n=3):\n    return open(path)`,
    'load()\nload(n=4)',
    [
      'def load(path: str, n=3):\n    return open(path)',
      `load(path=${HOME})\nload(n=4, path=${HOME})`
    ]
  ],
  [
    'by keyword only',
    `def load(*, n=3, path=${HOME}):\n    return open(path)`,
    'load()',
    ['def load(*, n=3, path):\n    return open(path)', `load(path=${HOME})`]
  ],
  [
    'in the body, wherever it stands',
    `def load(n):\n    a = open(${HOME})\n    return a, open(${HOME})`,
    'load(3)',
    [
      'def load(n, *, path):\n    a = open(path)\n    return a, open(path)',
      `load(3, path=${HOME})`
    ]
  ],
  [
    'under another name where `path` is taken',
    `def load(path):\n    return open(${HOME}), path`,
    '',
    ['def load(path, *, source_path):\n    return open(source_path), path', '']
  ]
])('%s', (_, functions, stays, after) => {
  expect(mended(functions, stays)).toEqual(after);
});

it.each([
  [
    'default behind another one',
    `def load(a=1, path=${HOME}):\n    return path`
  ],
  ['by place only', `def load(path=${HOME}, /):\n    return path`, 'load()'],
  ['inside of an expression', `def load(path=str(${HOME})):\n    return path`],
  ['a method', `class A:\n    def load(self):\n        return open(${HOME})`],
  [
    'decorated',
    `import functools\n\n@functools.cache\ndef load():\n    return open(${HOME})`
  ],
  ['handed around', `def load():\n    return open(${HOME})`, 'run(load)'],
  [
    'called by the library',
    `def load():\n    return open(${HOME})\n\ndef use():\n    return load()`
  ],
  ['loose', `DATA = ${HOME}`],
  ['only the beginning', `def load(n):\n    return open(f"/home/me/{n}.csv")`],
  [
    'called with what nobody sees',
    `def load():\n    return open(${HOME})`,
    'load(**more)'
  ],
  [
    'defined twice',
    `def load():\n    return open(${HOME})`,
    'def load():\n    pass'
  ]
])('is not offered: %s', (_, functions, stays = '') => {
  expect(mended(functions, stays)).toBeNull();
});
