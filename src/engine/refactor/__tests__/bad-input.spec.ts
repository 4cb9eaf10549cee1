import { functionOf, notebookWith, outcome, region } from './workbench';

/** Reasons of a refusal; the notebook can't have changed: nothing is returned that could change it. */
function refused(
  notebook: ReturnType<typeof notebookWith>,
  cells: string | string[],
  ranges?: Parameters<typeof region>[2]
): string[] {
  const before = JSON.stringify(notebook);
  const result = region(notebook, cells, ranges);
  expect(JSON.stringify(notebook)).toBe(before);
  return result.ok
    ? ['not refused']
    : result.refusals.map(
        ({ reason, line, sentence }) => `${reason} ${line}: ${sentence}`
      );
}

describe('requests that are refused', () => {
  const loop = 'x = 1\nfor i in range(3):\n    x += i\nprint(x)';

  it('half a statement', () => {
    const start = loop.indexOf('    x');
    expect(
      refused(notebookWith(loop), '1', [{ cell: '1', start, end: start + 10 }])
    ).toEqual([
      'half-statement 2: The selection takes only a part of the statement in cell 1, lines 2 to 3 (`for i in range(3):`); select whole statements.'
    ]);
  });

  it('a cursor, white space, an empty cell, a comment', () => {
    const said = [
      'empty 2: Nothing is selected in cell 1 (line 2); select statements or a cell that has some.'
    ];
    expect(
      refused(notebookWith(loop), '1', [{ cell: '1', start: 6, end: 6 }])
    ).toEqual(said);
    expect(
      refused(notebookWith('x = 1\n   \ny = 2'), '1', [
        { cell: '1', start: 6, end: 9 }
      ])
    ).toEqual(said);
    for (const source of ['', '  \n', '# nothing yet']) {
      expect(refused(notebookWith(source), '1')).toEqual([
        'empty 1: Nothing is selected in cell 1 (line 1); select statements or a cell that has some.'
      ]);
    }
  });

  it('statements with one left out between, cells with one between', () => {
    expect(
      refused(notebookWith('a = 1\nb = 2\nc = 3'), '1', [
        { cell: '1', start: 0, end: 5 },
        { cell: '1', start: 12, end: 17 }
      ])
    ).toEqual([
      'not-adjacent 2: Cell 1 (line 2) stands between the selected statements; select it too, or make one function at a time.'
    ]);
    expect(
      refused(notebookWith('a = 1', 'b = 2', 'c = 3'), ['3', '1'])
    ).toEqual([
      'not-adjacent 1: Cell 2 (line 1) stands between the selected statements; select it too, or make one function at a time.'
    ]);
  });

  it('cells that are not there, that are text, of another language', () => {
    expect(refused(notebookWith('a = 1'), 'gone')[0]).toMatch(/^no-such-cell/);
    expect(refused(notebookWith('# md text', 'a = 1'), ['1', '2'])[0]).toMatch(
      /^not-code 1: Cell 1 is no code cell/
    );
    expect(refused(notebookWith('%%bash\nls'), '1')).toEqual([
      'foreign 1: Cell 1 is not Python (`%%bash` on line 1); only Python cells can become a function.'
    ]);
    expect(refused(notebookWith('\n%%writefile a.py\nx = 1'), '1')[0]).toMatch(
      /^foreign 2/
    );
    const other = { ...notebookWith('x <- 1'), language: 'r' };
    expect(refused(other, '1')[0]).toMatch(/^not-python 1: .* written in r;/);
  });

  it('what is no Python, with the line', () => {
    expect(refused(notebookWith('a = 1\nprint "a", a'), '1')[0]).toMatch(
      /^syntax 2: Line 2 of cell 1 cannot be read as Python \(.*\), it looks like Python 2; mend it first\.$/
    );
    expect(refused(notebookWith('a = (1,\nb = 2'), '1')[0]).toMatch(/^syntax/);
    expect(refused(notebookWith('a = 1\nreturn a'), '1')[0]).toMatch(
      /^syntax 2/
    );
    const deep = `x = ${'['.repeat(2000)}${']'.repeat(2000)}`;
    expect(refused(notebookWith(deep), '1')[0]).toMatch(/^syntax 1/);
  });

  it('cells that only look, import, define or set up', () => {
    for (const source of ['df.head()', '%matplotlib inline\ndf']) {
      expect(refused(notebookWith('df = f()', source), '2')[0]).toMatch(
        /^only-look/
      );
    }
    for (const source of ['import os', 'def f(): pass', '!ls', '%run a.py']) {
      expect(refused(notebookWith(source), '1')[0]).toMatch(/^no-statements/);
    }
  });

  it('names that are none, that are in use, that Python has', () => {
    const notebook = notebookWith('xs = [1]', 'total = sum(xs)', 'total');
    for (const [name, said] of [
      ['2nd', /`2nd` is no name of a function \(cell 2, line 1\)\./],
      ['class', /no name/],
      ['xs', /in use/],
      ['sum', /Python's own/]
    ] as const) {
      const result = functionOf(notebook, '2', { name });
      expect(result.ok ? '' : result.refusals[0].sentence).toMatch(said);
    }
    expect(outcome(notebook, '2', { module: '../x' })[0]).toMatch(
      /no name of a module/
    );
    expect(outcome(notebook, '2', { outputs: [{ name: 'nope' }] })[0]).toMatch(
      /not set by these statements/
    );
    expect(
      outcome(notebook, '2', { inputs: [{ name: 'xs', as: 'total' }] })[0]
    ).toMatch(/in use in these statements/);
    expect(
      outcome(notebook, '2', { inputs: [{ name: 'xs', type: 'list)[' }] })[0]
    ).toMatch(/no Python expression/);
    expect(outcome(notebook, '2', { copy: ['xs'] })[0]).toMatch(
      /work on a copy/
    );
  });
});

describe('odd input that is handled', () => {
  it('tabs, CRLF, form feeds', () => {
    expect(
      outcome(
        notebookWith(
          'n = 3',
          'if n:\r\n\tm = n\r\nelse:\r\n\tm = 0\r\n\r\nm\r\n',
          'm'
        ),
        '2',
        {
          name: 'go'
        }
      )
    ).toEqual([
      'def go(n):\n    if n:\n    \tm = n\n    else:\n    \tm = 0\n    return m',
      'm = go(n)\r\n\r\nm\r\n'
    ]);
    expect(
      outcome(notebookWith('\fa = 1\n\fb = a + 1\n', 'b'), '1', { name: 'go' })
    ).toEqual([
      'def go():\n    a = 1\n    b = a + 1\n    return b',
      'b = go()'
    ]);
  });

  it('an indented cell', () => {
    expect(
      outcome(notebookWith('    a = 1\n    b = """x\n    y"""', 'a, b'), '1', {
        name: 'go'
      })
    ).toEqual([
      'def go():\n    a = 1\n    b = """x\ny"""\n    return a, b',
      'a, b = go()'
    ]);
  });

  it('very long lines', () => {
    const long = `a = "${'x'.repeat(100000)}"`;
    expect(outcome(notebookWith(long, 'a'), '1', { name: 'go' })).toEqual([
      `def go():\n    ${long}\n    return a`,
      'a = go()'
    ]);
  });

  it('names that are one name for Python', () => {
    expect(
      outcome(notebookWith('ｘ = 1', 'y = x + ｘ', 'y'), '2', { name: 'go' })
    ).toEqual(['def go(x):\n    y = x + ｘ\n    return y', 'y = go(x)']);
  });

  it('two cells of one id: keys tell them apart', () => {
    const notebook = notebookWith(
      { id: 'a', source: 'p = 1' },
      { id: 'a', source: 'q = p + 1' },
      { id: 'b', source: 'q' }
    );
    const result = functionOf(notebook, 'a~2', { name: 'go' });
    expect(result.ok && result.change.edits.map(({ cell }) => cell)).toEqual([
      'a~2'
    ]);
    expect(result.ok && result.change.inserts[0].after).toBe('a');
  });

  it('top-level await', () => {
    const notebook = notebookWith(
      'import asyncio',
      'await asyncio.sleep(0)\nr = 1',
      'r'
    );
    expect(outcome(notebook, '2', { name: 'go' })).toEqual([
      'async def go():\n    await asyncio.sleep(0)\n    r = 1\n    return r',
      'r = await go()'
    ]);
  });
});
