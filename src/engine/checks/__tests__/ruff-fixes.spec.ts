/** Ruff's own fixes on cells: after one, the finding is gone; and where none is offered. */
import { syntaxOf } from '../../python/syntax';
import type { IFinding } from '../types';
import {
  corpusNotebooks,
  definesSomething,
  describeCorpora,
  markedWhere
} from './corpora';
import {
  bench,
  codeCell,
  documentOf,
  fixed,
  ruff,
  snapshotOf,
  standardOf
} from './workbench';
import { planOf } from '../../plan/plan';
import { readProject } from '../../project/project';
import { ruffFor } from '../../project/ruff';
import { runChecks } from '../run';
import type { ICellSource, INotebook } from '../../notebook/types';

const findingsOf = (cells: ICellSource[], codes: string): IFinding[] =>
  bench({
    cells,
    standards: [standardOf('it', [{ kind: 'ruff', codes: codes.split(' ') }])]
  }).result.findings.filter(({ check }) => codes.split(' ').includes(check));

const after = (source: string, code: string): string => {
  const cells = [codeCell('a', source)];
  const fixes = findingsOf(cells, code).flatMap(({ fix }) => fix ?? []);
  const [cell] = fixed(cells, fixes.slice(0, 1));
  return cell.source;
};

describe('a fix of ruff', () => {
  it.each([
    [
      'F401',
      'import os\nimport sys\n\n\ndef f():\n    return sys.path',
      'import sys\n\n\ndef f():\n    return sys.path'
    ],
    [
      'F401',
      'import os, sys\n\n\ndef f():\n    return sys.path',
      'import sys\n\n\ndef f():\n    return sys.path'
    ],
    [
      'F401',
      'import os\r\nimport sys\r\n\r\n\r\ndef f():\r\n    return sys.path',
      'import sys\r\n\r\n\r\ndef f():\r\n    return sys.path'
    ],
    [
      'F541',
      'def f():\n    return f"größe 😀", f"x"',
      'def f():\n    return "größe 😀", f"x"'
    ],
    ['F841', 'def f(x):\n    y = x\n    return x', 'def f(x):\n    return x'],
    [
      'RET505',
      'def f(x):\n    if x:\n        return 1\n    else:\n        return 2',
      'def f(x):\n    if x:\n        return 1\n    return 2'
    ],
    ['PIE790', 'def f():\n    """Do."""\n    pass', 'def f():\n    """Do."""'],
    [
      'E711',
      '#| export features\ndef f(x):\n    return x == None',
      '#| export features\ndef f(x):\n    return x is None'
    ],
    ['C408', 'def f():\n    return dict(a=1)', 'def f():\n    return {"a": 1}'],
    [
      'UP032',
      'def f(x):\n    return "{}".format(x)',
      'def f(x):\n    return f"{x}"'
    ],
    [
      'PLR1714',
      'def f(x):\n    return x == 1 or x == 2',
      'def f(x):\n    return x in {1, 2}'
    ]
  ])('%s changes the cell, and its finding is gone', (code, before, wanted) => {
    const left = (source: string): number =>
      findingsOf([codeCell('a', source)], code).length;
    expect(after(before, code)).toBe(wanted);
    expect(left(wanted)).toBe(left(before) - 1);
  });

  it('is safe by the word of ruff on its rule', () => {
    const fixOf = (source: string, code: string): boolean | undefined =>
      findingsOf([codeCell('a', source)], code)[0].fix?.safe;
    expect(fixOf('def f():\n    return f"x"', 'F541')).toBe(true);
    expect(fixOf('def f(x):\n    y = x\n    return x', 'F841')).toBe(false);
  });

  it.each([
    [
      'takes a name from another cell',
      'F401',
      [
        codeCell('a', 'import os\n\n\ndef f():\n    return 1'),
        codeCell('b', 'os.getcwd()', null)
      ]
    ],
    [
      'takes a name from a line that stays in the notebook',
      'F401',
      [
        codeCell(
          'a',
          'import os\n%cd {os.getcwd()}\n\n\ndef f():\n    return 1'
        )
      ]
    ],
    [
      'stands in a cell whose indent is not the module’s',
      'RET505',
      [
        codeCell(
          'a',
          '  def f(x):\n      if x:\n          return 1\n      else:\n          return 2'
        )
      ]
    ],
    [
      'needs a place that the plan wrote',
      'UP035 UP006 PTH118',
      [
        codeCell(
          'a',
          'import os\n\n\ndef f(x):\n    return os.path.join(x, "a")'
        )
      ]
    ],
    [
      'has none',
      'E722',
      [
        codeCell(
          'a',
          'def f(x):\n    try:\n        return x\n    except:\n        return 1'
        )
      ]
    ]
  ] as [string, string, ICellSource[]][])(
    'is not offered where it %s',
    (_, code, cells) => {
      const findings = findingsOf(cells, code);
      expect(findings.length).toBeGreaterThan(0);
      expect(findings.filter(({ fix }) => fix)).toEqual([]);
    }
  );
});

describeCorpora('fixes of ruff on public notebooks', () => {
  const bound = standardOf('it', [
    {
      kind: 'ruff',
      codes: [
        'F',
        'E7',
        'B',
        'C4',
        'SIM',
        'RET',
        'PIE',
        'UP',
        'PERF',
        'NPY',
        'PD002',
        'RUF'
      ]
    }
  ]);
  const document = documentOf([bound]);
  const project = readProject(snapshotOf(), document);
  const run = (notebook: INotebook): IFinding[] =>
    runChecks({
      notebook,
      plan: planOf(notebook, project),
      project,
      document,
      linter: ruff,
      tests: null,
      ruffFor: path => ruffFor(project, path)
    }).findings.filter(({ check }) => /^[A-Z]/.test(check));
  const with_ = (notebook: INotebook, { fix }: IFinding): INotebook => ({
    ...notebook,
    cells: notebook.cells.map(cell => ({
      ...cell,
      source: [...fix!.edits]
        .reverse()
        .filter(edit => edit.cell === cell.key)
        .reduce(
          (text, { start, end, text: by }) =>
            text.slice(0, start) + by + text.slice(end),
          cell.source
        )
    }))
  });

  it('leave Python, and the finding is gone', () => {
    const counts = { findings: 0, fixes: 0, applied: 0 };
    const left: string[] = [];
    let number = 0;
    for (const one of corpusNotebooks()) {
      if (number++ % 14 !== 0) {
        continue;
      }
      const notebook = markedWhere(one, definesSomething);
      const before = run(notebook);
      counts.findings += before.length;
      const fixes = before.filter(({ fix }) => fix);
      counts.fixes += fixes.length;
      for (const finding of fixes.slice(0, 2)) {
        const fixedNotebook = with_(notebook, finding);
        const said = ({ check, template, args }: IFinding): string =>
          JSON.stringify([check, template, args.said]);
        const count = (list: IFinding[]): number =>
          list.filter(other => said(other) === said(finding)).length;
        counts.applied += 1;
        expect(
          fixedNotebook.cells.filter(
            (cell, i) =>
              syntaxOf(cell.source).error &&
              !syntaxOf(notebook.cells[i].source).error
          )
        ).toEqual([]);
        const later = run(fixedNotebook);
        const isThere = later.some(
          other =>
            said(other) === said(finding) &&
            other.cell === finding.cell &&
            other.range!.start === finding.range!.start
        );
        if (count(later) >= count(before) && isThere) {
          left.push(`${one.path}: ${said(finding)}`);
        }
      }
    }
    console.info(
      `fixes of ruff: ${counts.fixes} for ${counts.findings} findings, ${counts.applied} applied, ${left.length} left the finding`
    );
    expect(left).toEqual([]);
  }, 120_000);
});
