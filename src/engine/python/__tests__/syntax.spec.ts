import * as fc from 'fast-check';
import { syntaxOf } from '../syntax';

const statements = (source: string) => syntaxOf(source).statements;
const texts = (source: string) => statements(source).map(one => one.text);

describe('statements', () => {
  it('take the comments directly above and behind', () => {
    expect(
      texts('# apart\n\n# share\n# kept\nKEEP = 1  # agreed\n\nx = 2\n# tail\n')
    ).toEqual(['# share\n# kept\nKEEP = 1  # agreed', 'x = 2']);
  });

  it('leave directives and what belongs to the line above', () => {
    expect(texts('#| export\nx = 1  # a\n# b\ny = 2')).toEqual([
      'x = 1  # a',
      '# b\ny = 2'
    ]);
  });

  it('take decorators and comments above them', () => {
    const [one] = statements('# why\n@a\n@b(1)\ndef f():\n    pass');
    expect(one.text).toBe('# why\n@a\n@b(1)\ndef f():\n    pass');
    expect(one.nodeStart).toBe(6);
    expect(one.line).toBe(4);
  });

  it('take comments that end their block', () => {
    expect(
      texts('def f():\n    x\n\n    # old\n    # code\n# not its\ny')
    ).toEqual(['def f():\n    x\n\n    # old\n    # code', '# not its\ny']);
  });

  it('share a line', () => {
    const all = statements('a = 1; b = 2  # c\nd;');
    expect(all.map(one => one.text)).toEqual(['a = 1', 'b = 2  # c', 'd']);
    expect(all.map(one => one.semicolon)).toEqual([true, false, true]);
  });

  it('are dedented, with places in the source', () => {
    const source = '  # c\r\n  def f(x):\r\n      return x\r\n  y = f(1)\r\n';
    const [f, y] = statements(source);
    expect(f.text).toBe('# c\ndef f(x):\n    return x');
    expect(source.slice(f.start, f.end)).toBe(
      '# c\r\n  def f(x):\r\n      return x'
    );
    expect(source.slice(y.start, y.end)).toBe('y = f(1)');
    const [use] = y.uses;
    expect(source.slice(use.start, use.end)).toBe('f');
    const { toCode } = syntaxOf(source);
    expect(toCode(use.start) - y.codeStart).toBe(4);
  });
});

describe('magics', () => {
  it('are statements of their own', () => {
    const source = 'x = 1\n!ls -l\ndf?\n%time y = f(x)\nfiles = !ls *.csv';
    const all = statements(source);
    expect(all.map(one => one.text)).toEqual([
      'x = 1',
      '!ls -l',
      'df?',
      '%time ',
      'y = f(x)',
      'files = !ls *.csv'
    ]);
    expect(all.map(one => one.magic?.name ?? null)).toEqual([
      null,
      '!ls',
      '?',
      'time',
      null,
      null
    ]);
    expect(all[4].timing?.name).toBe('time');
    expect(all[4].names).toEqual(['y']);
    expect(all[5].magics.map(one => one.name)).toEqual(['!ls']);
    expect(all[5].names).toEqual(['files']);
    expect(source.slice(all[5].nodeStart, all[5].nodeEnd)).toBe(
      'files = !ls *.csv'
    );
  });

  it('inside of a def are known', () => {
    const [f] = statements('def f():\n    !rm x\n    return 1');
    expect(f.magic).toBeNull();
    expect(f.magics.map(({ name, line }) => [name, line])).toEqual([
      ['!rm', 2]
    ]);
  });

  it('that only measure bind nothing', () => {
    const [, y] = statements('%timeit y = f()');
    expect(y.names).toEqual([]);
    expect(y.binds).toEqual([]);
    expect(y.uses.map(use => use.name)).toEqual(['f']);
  });

  it('make a cell foreign', () => {
    const syntax = syntaxOf('%%bash\necho $x\n');
    expect(syntax).toMatchObject({
      foreign: 'bash',
      error: null,
      statements: []
    });
    expect([...syntax.words]).toContain('x');
    expect(syntaxOf('%%time\nx = 1').foreign).toBeNull();
    expect(syntaxOf('%%time\nx = 1').cellMagic?.name).toBe('time');
  });

  it('may define anything', () => {
    expect(syntaxOf('%run a.py').opaque.map(one => one.name)).toEqual(['run']);
    expect(syntaxOf('%matplotlib inline').opaque).toEqual([]);
  });

  it('without a sign are masked where the cell does not parse otherwise', () => {
    expect(syntaxOf('pip install x\ny = 1').error).toBeNull();
    expect(syntaxOf('ls').magics).toEqual([]);
    expect(syntaxOf('pip install x\ny = = 1').error).toMatchObject({ line: 1 });
  });
});

describe('cells that do not parse', () => {
  it('have words instead of statements', () => {
    const syntax = syntaxOf('print x\nﬁ = $y');
    expect(syntax.statements).toEqual([]);
    expect([...syntax.words]).toEqual(['print', 'x', 'fi', 'y']);
    expect(syntaxOf('x').words.size).toBe(0);
  });

  it('are dedented both ways before they are given up', () => {
    expect(texts('    # c\n  a = 1\n  b = 2')).toEqual(['# c\na = 1', 'b = 2']);
  });
});

describe('any text', () => {
  const pieces = fc.constantFrom(
    ...'ab=(){}[]:;,.@#\'"\\\n \t\r\f%!?',
    'def f(x):\n    return x\n',
    'class A:\n    x = 1\n',
    'for i in x:\n    y\n',
    'if a:\n    b = 1\nelse:\n    b = 2\n',
    '%time ',
    '!ls\n',
    'f"{a}"',
    'lambda x: y',
    '\ud83d\ude00',
    '\ud800',
    '\0',
    'é',
    '𝐱'
  );

  it('is read without an exception, and every place lies in the source', () => {
    fc.assert(
      fc.property(fc.array(pieces, { maxLength: 30 }), parts => {
        const source = parts.join('');
        const syntax = syntaxOf(source);
        expect(syntax.text).toHaveLength(syntax.code.length);
        let before = 0;
        for (const one of syntax.statements) {
          expect(one.start).toBeGreaterThanOrEqual(before);
          expect(one.nodeStart).toBeGreaterThanOrEqual(one.start);
          expect(one.end).toBeGreaterThanOrEqual(one.nodeEnd);
          expect(one.end).toBeLessThanOrEqual(source.length);
          expect(syntax.code.slice(one.codeStart).startsWith(one.text)).toBe(
            true
          );
          before = one.end;
          for (const { start, end } of [...one.uses, ...one.binds]) {
            expect(start).toBeLessThan(end);
            expect(end).toBeLessThanOrEqual(source.length);
          }
        }
      }),
      { numRuns: 3000 }
    );
  });

  it('is read once', () => {
    expect(syntaxOf('x = 1 # once')).toBe(syntaxOf('x = 1 # once'));
  });

  it('may be a megabyte', () => {
    const source = 'x = [1, 2, 3]  # é\n'.repeat(55_000);
    expect(source.length).toBeGreaterThan(1_000_000);
    expect(statements(source)).toHaveLength(55_000);
    expect(syntaxOf('x = ' + '"a" '.repeat(250_000)).error).toBeNull();
  });
});
