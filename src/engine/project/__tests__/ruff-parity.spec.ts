/**
 * Random settings files, resolved here and given to ruff's WASM, against ruff
 * itself of the same version in the same folder.
 */
import { execFileSync } from 'child_process';
import * as fs from 'fs';
import * as os from 'os';
import * as path from 'path';
import { PositionEncoding, Workspace } from '@astral-sh/ruff-wasm-web';
import * as fc from 'fast-check';

import { defaultRules, selects } from '../../checks/ruff/rules';
import { isSwitchedOff, ruffOf } from '../ruff';
import { snapshotOf } from './snapshots';

const ROOT = path.resolve(__dirname, '../../../..');
const RUFF = path.join(ROOT, '.venv/bin/ruff');
const isThere = (): boolean => {
  try {
    const version = execFileSync(RUFF, ['--version'], { stdio: 'pipe' });
    return String(version).trim() === `ruff ${Workspace.version()}`;
  } catch {
    return false;
  }
};

const FILE = 'src/pkg/a.py';
const SOURCE = `import os
import sys, re
from typing import List, Optional
def f(x=[], y = lambda: 1, unused=None):
    try:
        print("%s" % x)
        assert x
    except:
        pass
    l = 1
    if x == 42:
        return True
    else:
        return False
class a:
    def B(self, X: List[int]) -> Optional[int]:
        for i in range(len(X)):
            if X[i] == None:
                return dict(a=1)
        # x = 1
        return 7
password = "hunter2hunter2"
def g(a, b, c, d, e, f, g):
    global password
    return undefined_name
`;

const code = fc.constantFrom(
  ...'F E E7 E722 F401 B D D103 ANN PL PLR PLR2004 ALL S SIM N UP T20 C4 ARG I ERA F8'.split(
    ' '
  )
);
const codes = fc.array(code, { minLength: 1, maxLength: 3 });
const pattern = fc.constantFrom(
  ...'*.py a.py src/* src/pkg/a.py ./src/pkg/a.py pkg/* **/a.py !a.py !b.py src/**/*.py [ab].py {a,b}.py src'.split(
    ' '
  )
);
const maybe = <T>(value: fc.Arbitrary<T>): fc.Arbitrary<T | null> =>
  fc.option(value, { freq: 1 });
const table = fc.dictionary(pattern, codes, { minKeys: 1, maxKeys: 2 });

const lint = fc.record({
  select: maybe(codes),
  'extend-select': maybe(codes),
  ignore: maybe(codes),
  'extend-ignore': maybe(codes),
  'per-file-ignores': maybe(table),
  'extend-per-file-ignores': maybe(table)
});
const settings = fc.record({
  top: fc.record({
    'line-length': maybe(fc.integer({ min: 40, max: 100 })),
    'target-version': maybe(fc.constantFrom('py38', 'py311')),
    exclude: fc.option(fc.array(pattern, { maxLength: 1 }), { freq: 9 }),
    extends: fc.boolean()
  }),
  lint
});
const PLACES = [
  'pyproject.toml',
  'ruff.toml',
  'src/ruff.toml',
  'src/pkg/.ruff.toml'
];

type Settings = typeof settings extends fc.Arbitrary<infer T> ? T : never;

function toml(place: string, { top, lint: rules }: Settings): string {
  const line = ([key, value]: [string, unknown]): string =>
    value === null ? '' : `${key} = ${inline(value)}\n`;
  const { extends: extend, ...general } = top;
  const base = path.posix.relative(path.posix.dirname(place), 'base.toml');
  const isProject = place === 'pyproject.toml';
  return [
    isProject ? '[project]\nrequires-python = ">=3.10"\n[tool.ruff]\n' : '',
    extend && place !== 'base.toml' ? `extend = "${base}"\n` : '',
    ...Object.entries(general).map(line),
    isProject ? '[tool.ruff.lint]\n' : '[lint]\n',
    ...Object.entries(rules).map(line)
  ].join('');
}

function inline(value: unknown): string {
  return typeof value === 'object' && !Array.isArray(value)
    ? `{${Object.entries(value as object)
        .map(([key, inner]) => `${JSON.stringify(key)} = ${inline(inner)}`)
        .join(', ')}}`
    : JSON.stringify(value);
}

function native(folder: string): string[] {
  const output = execFileSync(
    RUFF,
    [
      'check',
      '--no-cache',
      '--force-exclude',
      '--exit-zero',
      '--output-format',
      'json',
      FILE
    ],
    { cwd: folder, stdio: 'pipe' }
  );
  const found = JSON.parse(String(output)) as {
    code: string;
    location: { row: number };
  }[];
  return found
    .map(one => `${one.code}@${one.location.row}`)
    .filter(one => !one.startsWith('INP001'))
    .sort();
}

function ours(files: Record<string, string>): string[] {
  const ruff = ruffOf(snapshotOf(files), FILE);
  const rules = ruff.settings.lint as Record<string, unknown>;
  rules.select ??= defaultRules.filter(one => !isSwitchedOff(ruff, one));
  const workspace = new Workspace(ruff.settings, PositionEncoding.Utf16);
  const found = workspace.check(SOURCE) as {
    code: string;
    start_location: { row: number };
  }[];
  workspace.free();
  return found
    .filter(
      one => !ruff.ignoredForFile.some(selector => selects(selector, one.code))
    )
    .map(one => `${one.code}@${one.start_location.row}`)
    .sort();
}

(isThere() ? describe : describe.skip)('with ruff itself', () => {
  it('agrees on what a team’s settings mean', () => {
    const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'ruff-parity-'));
    let findings = 0;
    try {
      fc.assert(
        fc.property(
          settings,
          fc.array(fc.tuple(fc.constantFrom(...PLACES), settings), {
            maxLength: 3
          }),
          (base, placed) => {
            const files: Record<string, string> = {
              'base.toml': toml('base.toml', base)
            };
            placed.forEach(([place, one]) => (files[place] = toml(place, one)));
            fs.rmSync(folder, { recursive: true });
            fs.mkdirSync(path.join(folder, 'src/pkg'), { recursive: true });
            Object.entries({ ...files, [FILE]: SOURCE }).forEach(
              ([name, text]) => fs.writeFileSync(path.join(folder, name), text)
            );
            const expected = native(folder);
            findings += expected.length;
            expect(ours(files)).toEqual(expected);
          }
        ),
        { numRuns: 60 }
      );
    } finally {
      fs.rmSync(folder, { recursive: true });
    }
    expect(findings).toBeGreaterThan(0);
  });
});
