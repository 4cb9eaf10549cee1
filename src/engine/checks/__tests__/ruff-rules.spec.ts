import { numberedCells, render } from '../../report/render';
import type { Binding } from '../../standards/types';
import type { IFinding, ILinter } from '../types';
import { bench, codeCell, ruff, standardOf } from './workbench';
import type { IBench, IBenchInput } from './workbench';

const check = (id: string): Binding => ({ kind: 'check', id, options: {} });
const rules = (...codes: string[]): Binding => ({ kind: 'ruff', codes });
const house: Binding = { kind: 'ruff', codes: 'configured' };

const pyproject = (ruffTable: string): Record<string, string> => ({
  'pyproject.toml': `[project]\nname = "pricing"\n\n${ruffTable}\n`
});

function run(
  source: string,
  bindings: Binding[],
  more: Partial<IBenchInput> = {}
): IBench {
  return bench({
    cells: [codeCell('a', source)],
    standards: [standardOf('s', bindings)],
    ...more
  });
}

const sentence = ({ notebook }: IBench, one: IFinding): string =>
  render(one.template, one.args, numberedCells(notebook));
const codes = ({ result }: IBench): string[] =>
  result.findings.map(one => one.check);

describe('rules of ruff', () => {
  it('are mapped back to the cell, in UTF-16', () => {
    const source =
      '#| export\n\ntext = "😀"; import os\n\ndef f():\n    return 1';
    const { result } = run(source, [rules('F401')]);
    const [{ cell, range }] = result.findings;
    expect(cell).toBe('a');
    expect(source.slice(range!.start, range!.end)).toBe('os');
  });

  it('are mapped back through what comes along and through an indented cell', () => {
    const cells = [
      codeCell('top', 'import numpy as np\nLIMIT = 3', null),
      codeCell('a', '  def f(x):\n    y = np.sum(x)\n    return LIMIT')
    ];
    const { result } = bench({
      cells,
      standards: [standardOf('s', [rules('F841')])]
    });
    const [{ cell, range }] = result.findings;
    expect(cell).toBe('a');
    expect(cells[1].source.slice(range!.start, range!.end)).toBe('y');
  });

  it('never speak of what is put right when the module is written', () => {
    const source = `import sys, os   \nx = '${'a'.repeat(200)}'\ndef f(): return [1,2]`;
    const done = run(source, [rules('I', 'E501', 'W', 'Q', 'COM')]);
    expect(done.result.findings).toEqual([]);
    expect(done.result.bindings[0]).toMatchObject({ notRun: null });
    const only = run(source, [rules('E501')]).result.bindings[0];
    expect(only).toMatchObject({ nothing: true });
    const all = run(source, [house], {
      files: pyproject('[tool.ruff.lint]\nselect = ["E501", "I", "E401"]')
    });
    expect(codes(all)).toEqual(['E401']);
  });

  it('run even if the team does not select them, with the team’s settings', () => {
    const done = run('def f(a, b, c):\n    return a', [rules('PLR0913')], {
      files: pyproject('[tool.ruff.lint]\nselect = ["F"]\npylint.max-args = 2')
    });
    expect(codes(done)).toEqual(['PLR0913']);
    expect(sentence(done, done.result.findings[0])).toContain('(3 > 2)');
  });

  it('that the team ignores are switched off, never met', () => {
    const files = pyproject('[tool.ruff.lint]\nignore = ["D"]');
    const { result } = run('def f():\n    return 1', [rules('D103', 'F401')], {
      files
    });
    expect(result.findings).toEqual([]);
    expect(result.bindings[0].switchedOff).toEqual(['D103']);
  });

  it('that the team ignores for the file are switched off too', () => {
    const files = pyproject(
      '[tool.ruff.lint.per-file-ignores]\n"src/pricing/features.py" = ["F401"]'
    );
    const { result } = run(
      'import os\n\ndef f():\n    return 1',
      [rules('F401')],
      {
        files
      }
    );
    expect(result.findings).toEqual([]);
    expect(result.bindings[0].switchedOff).toEqual(['F401']);
  });

  it('by `configured` are what the team selects, and no more', () => {
    const files = pyproject(
      '[tool.ruff.lint]\nselect = ["E722"]\nextend-select = ["B006"]'
    );
    const source =
      'import os\n\ndef f(a=[]):\n    try:\n        return a\n    except:\n        pass';
    expect(codes(run(source, [house], { files })).sort()).toEqual([
      'B006',
      'E722'
    ]);
  });

  it('are about what is delivered, `configured` about tests as well', () => {
    const cells = [
      codeCell('a', 'def f():\n    return 1'),
      codeCell('t', 'def test_f():\n    assert f() == 1', 'features', {
        role: 'test'
      })
    ];
    const standards = [
      standardOf('s', [rules('D103')]),
      standardOf('h', [house])
    ];
    const files = pyproject('[tool.ruff.lint]\nselect = ["S101"]');
    const { result } = bench({ cells, standards, files });
    expect(
      result.findings.map(one => [one.check, one.cell, one.standards])
    ).toEqual([
      ['D103', 'a', ['s']],
      ['S101', 't', ['h']]
    ]);
  });

  it('are silenced by `# noqa`', () => {
    const source = 'import os  # noqa: F401\n\ndef f():\n    return 1';
    expect(codes(run(source, [rules('F401')]))).toEqual([]);
  });

  it('are not run without ruff', () => {
    const { result } = run('def f():\n    return 1', [rules('D103')], {
      linter: null
    });
    expect(result.bindings[0].notRun).toMatch(/Ruff could not be loaded/);
  });

  it('keep braces of ruff’s own sentences', () => {
    const done = run('def f(x):\n    return f"{{}}{x}".format(x, 1)', [
      rules('F')
    ]);
    for (const one of done.result.findings) {
      expect(sentence(done, one)).toBe(String(one.args.said));
    }
  });
});

describe('docstrings and types', () => {
  const source = `def clean(frame, limit, *rest):
    return frame


class Model:
    def fit(self, x):
        return self`;

  it('are one row for each function where one standard binds both', () => {
    const done = run(source, [rules('D103', 'D102', 'ANN')]);
    expect(
      done.result.findings.map(one => [
        one.check,
        one.symbol,
        sentence(done, one)
      ])
    ).toEqual([
      ['D103', 'clean', '`clean`: no docstring, 4 types missing.'],
      ['D102', 'Model.fit', '`Model.fit`: no docstring, 2 types missing.']
    ]);
  });

  it('are a row each where two standards bind them', () => {
    const done = bench({
      cells: [codeCell('a', 'def f(x):\n    return x')],
      standards: [
        standardOf('docs', [rules('D103')], 'may'),
        standardOf('types', [rules('ANN001', 'ANN201')], 'should')
      ]
    });
    expect(
      done.result.findings.map(one => [one.standards, sentence(done, one)])
    ).toEqual([
      [['types'], '`f`: 2 types missing.'],
      [['docs'], '`f`: no docstring.']
    ]);
  });
});

describe('names', () => {
  it('that ruff misses are a finding whatever the analysis says', () => {
    const source = 'def f(x):\n    return x';
    const lint: ILinter['lint'] = () => [
      {
        code: 'F821',
        message: 'Undefined name `x`',
        startRow: 2,
        startColumn: 12,
        endRow: 2,
        endColumn: 13,
        fix: null
      }
    ];
    const done = run(source, [check('closure-complete')], {
      linter: { ...ruff, lint }
    });
    expect(done.result.findings.map(one => sentence(done, one))).toEqual([
      '`f` uses `x`, which is defined nowhere in `features`; define or import it.'
    ]);
    expect(done.result.findings[0].range).toEqual({ start: 21, end: 22 });
  });

  it('are proved missing through `# noqa` and file-wide silence', () => {
    const sources = [
      'def f():\n    return missing  # noqa',
      '# ruff: noqa\ndef f():\n    return missing',
      '# flake8: noqa\n\ndef f():\n    return missing'
    ];
    for (const source of sources) {
      const { result } = run(source, [check('closure-complete')]);
      expect(result.findings).toHaveLength(1);
    }
  });

  it('that the team tells ruff of are none that are missing', () => {
    const files = pyproject('[tool.ruff]\nbuiltins = ["spark"]');
    const { result } = run(
      'def f():\n    return eval("spark")',
      [check('closure-complete')],
      { files }
    );
    expect(result.findings.map(one => one.message)).not.toContain(
      'undefined-name'
    );
  });

  it('are not proved without ruff', () => {
    const { result } = run(
      'def f():\n    return 1',
      [check('closure-complete')],
      {
        linter: null
      }
    );
    expect(result.bindings[0].notRun).toMatch(/Ruff could not be loaded/);
  });

  it('a cell that is no Python is said so, one that only we can’t read is not called broken', () => {
    const broken = run('def f(:\n    pass', [check('closure-complete')]);
    expect(sentence(broken, broken.result.findings[0])).toMatch(
      /^Cell 1 can't be read as Python: .* \(line 1\)/
    );
    const fine = run('async def f(xs):\n    return {x: 1 async for x in xs}', [
      check('closure-complete')
    ]);
    expect(fine.result.findings).toEqual([]);
  });
});
