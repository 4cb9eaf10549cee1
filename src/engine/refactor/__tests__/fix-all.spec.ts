import {
  bench,
  codeCell,
  fixed,
  standardOf
} from '../../checks/__tests__/workbench';
import type { IBench } from '../../checks/__tests__/workbench';
import type { ICellSource } from '../../notebook/types';
import { fixAll } from '../fix-all';
import type { IFixable } from '../fix-all';

function run(id: string, cells: ICellSource[]): IBench {
  return bench({
    cells,
    standards: [standardOf('s', [{ kind: 'check', id, options: {} }])]
  });
}

const edit = (
  cell: string,
  start: number,
  end: number,
  text = 'x'
): IFixable => ({
  check: 'c',
  cell,
  fix: {
    title: 'T',
    safe: true,
    edits: [{ cell, start, end, text }],
    marks: []
  }
});

describe('all fixes of one kind', () => {
  const prints = [
    codeCell('t', 'import pandas as pd', null),
    codeCell('a', 'def f(x):\n    print("f", x)\n    return x'),
    codeCell('b', 'def g(x):\n    print("g", x)\n    return x'),
    codeCell('c', 'def h(x):\n    print("h", end="")\n    return x')
  ];

  it('are one step, what they share comes once, and the check is green after', () => {
    const { result } = run('logging-no-print', prints);
    const all = fixAll(result.findings, 'logging-no-print');
    expect(all).toMatchObject({ count: 2, left: 1 });
    expect(all!.fix.title).toBe('Replace 1 print with a logger call (2 times)');
    const after = fixed(prints, [all!.fix]);
    expect(after.map(({ source }) => source)).toEqual([
      'import pandas as pd',
      'import logging\n\nlogger = logging.getLogger(__name__)\n\n\ndef f(x):\n    logger.info("f %s", x)\n    return x',
      'def g(x):\n    logger.info("g %s", x)\n    return x',
      prints[3].source
    ]);
    const left = run('logging-no-print', after).result.findings;
    expect(left.map(({ cell }) => cell)).toEqual(['c']);
  });

  it('offer the cell that shows the messages once, behind the imports', () => {
    const { result } = run('logging-no-print', prints);
    const all = fixAll(result.findings, 'logging-no-print');
    expect(all!.fix.offer).toEqual({
      title: 'Show the messages in the notebook as before',
      inserts: [
        {
          after: 't',
          source:
            'import logging\nimport sys\n\nlogging.basicConfig(level=logging.INFO, format="%(message)s", stream=sys.stdout)',
          mark: null
        }
      ]
    });
    const own = [codeCell('s', 'import logging\nlogging.basicConfig()', null)];
    const again = run('logging-no-print', [...own, ...prints]).result.findings;
    expect(again[0].fix).toBeDefined();
    expect(again[0].fix?.offer).toBeUndefined();
  });

  it('of a cell leave other cells alone', () => {
    const cells = [
      codeCell('i', 'import pandas as pd', null),
      codeCell(
        'a',
        'def f(a, b):\n    c = a.merge(b)\n    return c.merge(b, on="k")'
      ),
      codeCell('b', 'def g(a, b):\n    return a.merge(b)')
    ];
    const { result } = run('data-explicit-join', cells);
    const all = fixAll(result.findings, 'data-explicit-join', 'a');
    expect(all).toMatchObject({ count: 2, left: 0 });
    const after = fixed(cells, [all!.fix]);
    expect(after[1].source).toBe(
      'def f(a, b):\n    c = a.merge(b, how="inner")\n    return c.merge(b, on="k", how="inner")'
    );
    expect(after[2].source).toBe(cells[2].source);
  });

  it('are never those that may change behaviour, nor a single one', () => {
    const cells = [
      codeCell('a', 'def f(df):\n    df["a"] = 1\n    return df'),
      codeCell('b', 'def g(df):\n    df["a"] = 1\n    return df')
    ];
    const { result } = run('functions-no-mutation', cells);
    expect(result.findings.filter(({ fix }) => fix)).toHaveLength(2);
    expect(fixAll(result.findings, 'functions-no-mutation')).toBeNull();
    expect(fixAll([edit('a', 0, 1)], 'c')).toBeNull();
  });

  it('do not touch one place twice', () => {
    const overlapping = [edit('a', 0, 5), edit('a', 3, 8), edit('a', 9, 9)];
    expect(fixAll(overlapping, 'c')).toMatchObject({
      count: 2,
      left: 1,
      fix: { edits: [{ start: 0 }, { start: 9 }] }
    });
    const atOnePlace = [edit('a', 3, 3, 'x'), edit('a', 3, 3, 'y')];
    expect(fixAll(atOnePlace, 'c')).toBeNull();
    const neighbours = [edit('a', 0, 3), edit('a', 3, 5)];
    expect(fixAll(neighbours, 'c')?.count).toBe(2);
    const elsewhere = [edit('a', 0, 3), edit('b', 0, 3)];
    expect(fixAll(elsewhere, 'c')?.count).toBe(2);
  });
});
