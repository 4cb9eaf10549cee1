import * as fc from 'fast-check';
import { maskMagics } from '../magics';

/** Masked text with its padding taken off each line. */
const masked = (code: string, lenient = false) =>
  maskMagics(code, { lenient })
    .text.split('\n')
    .map(line => line.trimEnd());

const found = (code: string) =>
  maskMagics(code).magics.map(({ kind, name }) => `${kind} ${name}`);

describe('maskMagics', () => {
  it.each([
    ['line magic', '%matplotlib inline', ['0'], ['line matplotlib']],
    ['space behind the sign', '% cd ..', ['0'], ['line cd']],
    ['shell', '!pip install x', ['0'], ['shell !pip']],
    ['shell with a space', '! ls', ['0'], ['shell !ls']],
    ['shell, twice', '!!ls', ['0'], ['shell !!ls']],
    ['help before', '?df.head', ['0'], ['help ?']],
    ['help behind', 'df.head??', ['0'], ['help ?']],
    ['help on a magic', '%time?', ['0'], ['help ?']],
    ['help behind an expression', 'a = df.head?', ['0'], ['help ?']],
    ['no help behind a call', 'f(x)?', ['f(x)?'], []],
    ['in a block', 'if x:\n    !ls\n', ['if x:', '    0', ''], ['shell !ls']],
    ['value of a shell command', 'a = !ls', ['a = 0'], ['assign !ls']],
    ['value of a magic', 'a, b = %who_ls', ['a, b = 0'], ['assign who_ls']],
    ['continued', '!a \\\n b\nx', ['0', '', 'x'], ['shell !a']],
    [
      'continued value',
      'a = !ls \\\n b\nx',
      ['a = 0', '', 'x'],
      ['assign !ls']
    ],
    ['auto-quoted call', ',f a b', ['0'], ['line ,']],
    [
      'apostrophe in a command',
      "!echo don't\nx = 'a'",
      ['0', "x = 'a'"],
      ['shell !echo']
    ],
    ['in a string', 's = """\n%d\n!x\n"""', ['s = """', '%d', '!x', '"""'], []],
    ['in brackets', 'r = (n\n% 4)', ['r = (n', '% 4)'], []],
    ['behind a backslash', 'r = n \\\n% 4', ['r = n \\', '% 4'], []],
    ['in a comment', '# %time\nx != y', ['# %time', 'x != y'], []],
    ['default values', 'f(a=%x)', ['f(a=%x)'], []],
    ['comparison', 'a == !b', ['a == !b'], []]
  ])('%s', (_, code, text, magics) => {
    expect(masked(code)).toEqual(text);
    expect(found(code)).toEqual(magics);
  });

  it.each([
    ['%time y = f()', '0;    y = f()'],
    ['%timeit -n 10 -r3 f(x)', '0;            f(x)'.padStart(22)],
    ['%prun -s cumtime f(x)', '0;               f(x)'],
    ['%memit -o f(x)', '0;        f(x)']
  ])('leaves the statement of %s', (code, expected) => {
    const { text, magics } = maskMagics(code);
    expect(text.replace(/\s+/g, ' ')).toBe(
      expected.trim().replace(/\s+/g, ' ')
    );
    expect(text.indexOf('f(')).toBe(code.indexOf('f('));
    expect(magics[0].kind).toBe('timing');
  });

  it.each(['%time', '%time !ls', '%time for i in x: pass', '%timeit %run x'])(
    'hides %s whole',
    code => {
      expect(masked(code)).toEqual(['0']);
      expect(maskMagics(code).magics[0].kind).toBe('line');
    }
  );

  it('lets Python cell magics keep their body', () => {
    const code = '#| export\n\n%%time\nx = 1';
    expect(masked(code)).toEqual(['#| export', '', '', 'x = 1']);
    expect(maskMagics(code).foreign).toBeNull();
    expect(found(code)).toEqual(['cell time']);
  });

  it.each(['bash', 'html', 'writefile', 'R', 'sql', 'cython'])(
    'takes a %%%s cell for another language',
    name => {
      const code = `%%${name} x\nfoo $bar\n`;
      const result = maskMagics(code);
      expect(result.foreign).toBe(name);
      expect(result.text.trim()).toBe('');
      expect(result.magics[0].words).toContain('bar');
    }
  );

  it('takes %%time? for help', () => {
    expect(maskMagics('%%time?').foreign).toBeNull();
    expect(found('%%time?')).toEqual(['help ?']);
  });

  it.each([
    ['%%capture out\nx', ['out']],
    ['%%capture --no-stderr out\nx', ['out']],
    ['%%bigquery df --project p\nselect', ['df']],
    ['%sql res << select 1', ['res']],
    ['%%bash --out lines\nls', ['lines']],
    ['%%R -o a,b\n1', ['a', 'b']],
    ['%aimport mod', ['mod']],
    ['%matplotlib inline', []]
  ])('knows what %j makes', (code, binds) => {
    expect(maskMagics(code).magics[0].binds).toEqual(binds);
  });

  it.each([
    ['!echo $x {y.z}', ['x', 'y']],
    ['?df.head', ['df']],
    ['%store a b', ['a', 'b']]
  ])('gives the words of %j', (code, words) => {
    expect(maskMagics(code).magics[0].words).toEqual(words);
  });

  it('masks shell commands without a sign only when asked', () => {
    expect(masked('pip install x')).toEqual(['pip install x']);
    for (const line of [
      'pip install x',
      'cd ..',
      'ls -l',
      'ls',
      'cp a.csv b'
    ]) {
      expect(masked(line, true)).toEqual(['0']);
    }
    for (const line of ['ls = 1', 'ls in x', 'cat.head()', 'rm(1)', 'cd + 1']) {
      expect(masked(line, true)).toEqual([line]);
    }
  });

  it('keeps length and line feeds of any text', () => {
    const pieces = fc.constantFrom(
      ...'%!?=\'"#\\\n\n (){}[]',
      'x',
      '%time ',
      '%%bash',
      '!ls',
      'f"{',
      '"""',
      ' = ',
      '\ud83d',
      'é',
      '\0',
      'pip install '
    );
    fc.assert(
      fc.property(
        fc.array(pieces, { maxLength: 40 }),
        fc.boolean(),
        (parts, lenient) => {
          const code = parts.join('');
          const { text, magics } = maskMagics(code, { lenient });
          expect(text).toHaveLength(code.length);
          expect(text.replace(/[^\n]/g, '')).toBe(code.replace(/[^\n]/g, ''));
          for (const { start, end } of magics) {
            expect(start).toBeLessThan(end);
          }
        }
      ),
      { numRuns: 2000 }
    );
  });
});
