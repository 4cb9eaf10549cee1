import { loadRuff } from '../ruff';
import { loadRuff as loadInWorker } from '../../worker/ruff';
import {
  defaultRules,
  hasSafeFix,
  rulesOf,
  stateOf
} from '../../engine/checks/ruff/rules';
import {
  PREVIEW,
  REMOVED,
  STABLE,
  VERSION
} from '../../engine/checks/ruff/table';
import type { ILinter } from '../../engine';

const lines = (table: string): string[][] =>
  table
    .trim()
    .split('\n')
    .map(line => line.split(' '));

/** Every beginning of every code, from its letters on. */
const selectors = new Set(
  [STABLE, PREVIEW, REMOVED]
    .flatMap(lines)
    .flatMap(([letters, ...digits]) =>
      digits.flatMap(number =>
        [0, 1, 2, 3].map(length => letters + number.slice(0, length))
      )
    )
);

describe.each([
  ['command line', loadRuff],
  ['worker', loadInWorker]
])('ruff in the %s', (_, load) => {
  let ruff: ILinter;

  beforeAll(async () => {
    ruff = await load();
  });

  it('is the version that the table of rules was made from', () => {
    expect(ruff.version).toBe(VERSION);
  });

  it('is loaded once', async () => {
    expect(await load()).toBe(ruff);
  });

  it('counts rows from 1 and columns in UTF-16', () => {
    const [found] = ruff.lint('x = "é😀"; y = undefined_name\n', {
      lint: { select: ['F821'] }
    });
    expect(found).toMatchObject({
      code: 'F821',
      startRow: 1,
      startColumn: 16,
      endRow: 1,
      endColumn: 30
    });
  });

  it('reports text that is not Python as invalid-syntax', () => {
    const found = ruff.lint('def f(:\n', { lint: { select: ['F821'] } });
    expect(found[0].code).toBe('invalid-syntax');
  });

  it('reads async comprehensions', () => {
    const text = 'async def f(xs):\n    return {x async for x in xs}\n';
    expect(ruff.lint(text, { lint: { select: ['F821'] } })).toEqual([]);
  });

  it('says which settings it refuses', () => {
    expect(() => ruff.lint('', { lint: { select: ['XYZ'] } })).toThrow(
      /ruff refuses the settings: .*XYZ/
    );
  });

  it('formats, and says why it cannot', () => {
    expect(ruff.format('x = ( 1 )', {})).toBe('x = 1\n');
    expect(() => ruff.format('def f(:', {})).toThrow(/cannot format/);
  });
});

describe('the table of rules', () => {
  it('agrees with ruff on every selector that can be written', async () => {
    const ruff = await loadRuff();
    const accepted = (selector: string): boolean => {
      try {
        ruff.lint('', { lint: { select: [selector] } });
        return true;
      } catch {
        return false;
      }
    };
    // Ruff itself takes a few removed ones still, for what replaced them.
    const differing = [...selectors].filter(
      selector =>
        stateOf(selector) !== 'removed' &&
        accepted(selector) !== (stateOf(selector) !== 'unknown')
    );
    expect(selectors.size).toBeGreaterThan(1000);
    expect(differing).toEqual([]);
    expect(['XYZ', 'P', 'SI', 'ANN9', 'F4011'].filter(accepted)).toEqual([]);
  });

  it('tells stable, preview, removed and unknown selectors apart', () => {
    expect(['D103', 'D1', 'PL', 'PLR09', 'ALL'].map(stateOf)).toEqual(
      Array(5).fill('stable')
    );
    expect(stateOf('S401')).toBe('preview');
    expect(['ANN101', 'PD901', 'UP038'].map(stateOf)).toEqual(
      Array(3).fill('removed')
    );
    expect(['XYZ1', 'P', 'SI', 'd103', '', 'F4011'].map(stateOf)).toEqual(
      Array(6).fill('unknown')
    );
  });

  it('expands prefixes by letters, not by spelling', () => {
    expect(rulesOf('N').every(code => /^N\d/.test(code))).toBe(true);
    expect(rulesOf('LOG')).toContain('LOG015');
    expect(rulesOf('PL').some(code => code.startsWith('PLR'))).toBe(true);
  });

  it('knows the rules that ruff runs by itself', () => {
    expect(defaultRules).toContain('F401');
    expect(defaultRules).not.toContain('D103');
  });

  it('calls a fix safe only where ruff does', () => {
    expect(hasSafeFix('PD002')).toBe(true);
    expect(hasSafeFix('T201')).toBe(false);
    expect(hasSafeFix('D103')).toBe(false);
  });
});
