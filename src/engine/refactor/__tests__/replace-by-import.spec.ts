import { planOf } from '../../plan/plan';
import { FEATURES, notebook } from '../../plan/__tests__/notebook';
import { emptyProject } from '../../plan/__tests__/project';
import { applyEdits } from '../apply';
import { afterExport } from '../replace-by-import/after-export';

function after(...cells: Parameters<typeof notebook>): string[] {
  const before = notebook(...cells);
  const edits = afterExport(
    before,
    planOf(before, emptyProject('src/pricing'))
  );
  return before.cells.map(({ key, source }) =>
    applyEdits(
      source,
      edits.filter(({ cell }) => cell === key)
    )
  );
}

const marked = (source: string) => ({ source, promote: FEATURES });

describe('replace by import', () => {
  it('puts one line in the place of neighbours and keeps what stands between', () => {
    expect(
      after(
        marked(
          '# both\ndef f(): pass\n\n\ndef g(): pass\n\n# a note\n\ndef h(): pass\n'
        )
      )
    ).toEqual([
      'from pricing.features import f, g\n\n# a note\n\nfrom pricing.features import h\n'
    ]);
  });

  it('leaves the other statements of a cell alone', () => {
    expect(
      after('x = 1; KEEP = 2; y = 3', marked('def f(): return KEEP'))
    ).toEqual([
      'x = 1; from pricing.features import KEEP; y = 3',
      'from pricing.features import f'
    ]);
  });

  it('writes an indented cell without its indentation', () => {
    expect(
      after('  KEEP = 2\n  y = """\n  z"""', marked('def f(): return KEEP'))[0]
    ).toBe('from pricing.features import KEEP\ny = """\nz"""');
  });

  it('takes marked imports away where nothing reads them any more', () => {
    const cell = marked(
      'import re\nimport os\nimport switch\n\ndef f(): return re, os'
    );
    expect(after(cell, 'os.sep')[0]).toBe(
      'import os\nimport switch\n\nfrom pricing.features import f'
    );
  });

  it('keeps an import that only a magic or a broken cell names', () => {
    const cell = marked('import re\ndef f(): return re');
    expect(after(cell, '%timeit re.compile("a")')[0]).toContain('import re\n');
    expect(after(cell, 'print re')[0]).toContain('import re\n');
    expect(after(cell, 'f()')[0]).toBe('from pricing.features import f');
  });

  it('imports the module alone where a statement makes no name', () => {
    expect(after(marked('print(1)'))).toEqual(['import pricing.features']);
  });

  it('imports a name that may be missing only where someone reads it', () => {
    const cell = marked('LIMIT = 3\nif LIMIT > 2:\n    big = True');
    expect(after(cell, 'LIMIT')[0]).toBe('from pricing.features import LIMIT');
    expect(after(cell, 'big')[0]).toBe(
      'from pricing.features import LIMIT, big'
    );
  });

  it('changes nothing of a module that can not leave, nor of tests', () => {
    const cells = [
      'k = load()',
      marked('def f(): return k'),
      { source: 'def test_f(): f()', promote: { module: 'x', role: 'test' } }
    ];
    expect(after(...cells)).toEqual([
      'k = load()',
      'def f(): return k',
      'def test_f(): f()'
    ]);
  });

  it('leaves a definition that the notebook uses before the module defines it anew', () => {
    const first = marked('def f(): return 1');
    const second = marked('def f(): return 2');
    expect(after(first, 'a = f()', second, 'b = f()')).toEqual([
      'def f(): return 1',
      'a = f()',
      'from pricing.features import f',
      'b = f()'
    ]);
    expect(after(first, second, 'f()').slice(0, 2)).toEqual([
      'from pricing.features import f',
      'from pricing.features import f'
    ]);
  });

  it('keeps the line ends of a cell', () => {
    expect(
      after(
        marked('LIMIT = 3\r\nif LIMIT:\r\n    pass\r\nimport os\r\n%pwd'),
        'os'
      )
    ).toEqual([
      'from pricing.features import LIMIT\r\nimport os\r\n%pwd',
      'os'
    ]);
  });
});
