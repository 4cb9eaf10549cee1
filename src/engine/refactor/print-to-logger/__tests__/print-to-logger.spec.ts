import { bench, codeCell } from '../../../checks/__tests__/workbench';
import { STANDARDS, mend, translated } from './mend';

describe('a print becomes', () => {
  it.each([
    // What is said as it stands
    ['print("done")', 'logger.info("done")'],
    ["print('100 %')", "logger.info('100 %')"],
    ['print(r"\\d+")', 'logger.info(r"\\d+")'],
    ['print("a" "b")', 'logger.info("a" "b")'],
    ['print("""a\nb""")', 'logger.info("""a\n    b""")'],
    ['print()', 'logger.info("")'],
    // Values
    ['print(x)', 'logger.info("%s", x)'],
    ['print(x.y[0])', 'logger.info("%s", x.y[0])'],
    ['print("a", x, 3)', 'logger.info("a %s %s", x, 3)'],
    ['print(x, "50 %")', 'logger.info("%s 50 %%", x)'],
    ['print((1, 2))', 'logger.info("%s", (1, 2))'],
    ['print(i for i in x)', 'logger.info("%s", (i for i in x))'],
    ['print(a if b else c)', 'logger.info("%s", a if b else c)'],
    ['print(lambda: 1)', 'logger.info("%s", lambda: 1)'],
    ['print("-" * 40)', 'logger.info("%s", "-" * 40)'],
    // f-strings
    ['print(f"{n} rows")', 'logger.info("%s rows", n)'],
    ['print(f"{n!r} and {m!s} {k!a}")', 'logger.info("%r and %s %a", n, m, k)'],
    ['print(f"{n=}")', 'logger.info("n=%r", n)'],
    ['print(f"{n:.2f} %")', 'logger.info("%.2f %%", n)'],
    [
      'print(f"{n:05d}|{n:x}|{n:+.1e}")',
      'logger.info("%05d|%x|%+.1e", n, n, n)'
    ],
    ['print(f"{n:,}")', 'logger.info("%s", format(n, ","))'],
    ['print(f"{n:.1%}")', 'logger.info("%s", format(n, ".1%"))'],
    ['print(f"{s:>10}{s:<5}")', 'logger.info("%10s%-5s", s, s)'],
    ['print(f"{s!r:10}")', 'logger.info("%-10r", s)'],
    ['print(f"{n:10}")', 'logger.info("%s", format(n, "10"))'],
    ['print(f"{n:{w}.2f}")', 'logger.info("%s", format(n, f"{w}.2f"))'],
    ['print(f"{d:%Y-%m-%d}")', 'logger.info("%s", format(d, "%Y-%m-%d"))'],
    ['print(f"{{{n}}} 5%")', 'logger.info("{%s} 5%%", n)'],
    ['print(f"{d[\'k\']}")', 'logger.info("%s", d[\'k\'])'],
    ['print(f"{a, b}")', 'logger.info("%s", (a, b))'],
    ['print(f"a\\n{b}\\t")', 'logger.info("a\\n%s\\t", b)'],
    ['print(f\'{n} "x"\')', 'logger.info(\'%s "x"\', n)'],
    ['print("a" f"{n}" "b")', 'logger.info("a%sb", n)'],
    // Older ways
    ['print("%s of %d" % (a, b))', 'logger.info("%s of %d", a, b)'],
    ['print("%5.1f %%" % a)', 'logger.info("%5.1f %%", a)'],
    ['print("%(k)s" % d)', 'logger.info("%s", "%(k)s" % d)'],
    ['print("%*d" % (w, n))', 'logger.info("%s", "%*d" % (w, n))'],
    ['print("{} {}".format(a, b))', 'logger.info("%s %s", a, b)'],
    [
      'print("{1} {0:.1f} {k!r}".format(a, b, k=c))',
      'logger.info("%s %.1f %r", b, a, c)'
    ],
    ['print("{0.x}".format(a))', 'logger.info("%s", "{0.x}".format(a))'],
    ['print("n: " + str(n) + " rows")', 'logger.info("n: %s rows", n)'],
    ['print("n: " + n)', 'logger.info("%s", "n: " + n)'],
    // Options
    ['print(a, b, sep=", ")', 'logger.info("%s, %s", a, b)'],
    ['print(a, b, sep="")', 'logger.info("%s%s", a, b)'],
    ['print(a, b, sep=s)', 'logger.info("%s%s%s", a, s, b)'],
    ['print("a", end="\\n")', 'logger.info("a")'],
    ['print("a", end="\\n\\n")', 'logger.info("a\\n")'],
    ['print("a", end=".\\n")', 'logger.info("a.")'],
    ['print("a", flush=True)', 'logger.info("a")'],
    ['print("a", file=None)', 'logger.info("a")'],
    ['print("a", file=sys.stdout)', 'logger.info("a")'],
    ['print(*xs)', 'logger.info("%s", " ".join(map(str, xs)))'],
    ['print(*xs, sep="\\n")', 'logger.info("%s", "\\n".join(map(str, xs)))'],
    ['print("a", *xs)', 'logger.info("%s", " ".join(map(str, ("a", *xs))))'],
    // Several that write one line
    ['print("a", end=" ")\nprint(b)', 'logger.info("a %s", b)'],
    [
      'print("a", end=""); print("b", end=", "); print("c")',
      'logger.info("ab, c")'
    ],
    // Where a statement is none
    ['[print(x) for x in xs]', '[logger.info("%s", x) for x in xs]'],
    ['x or print("no x")', 'x or logger.info("no x")']
  ])('%s → %s', (print, log) => {
    expect(translated(print)).toBe(log);
  });

  it.each([
    ['print("Error: no file")', 'error'],
    ['print("ERROR while reading", p)', 'error'],
    ['print(f"Failed to open {p}")', 'error'],
    ['print("Could not parse", p)', 'error'],
    ['print("WARNING: empty")', 'warning'],
    ['print("[warn] empty")', 'warning'],
    ['print("Fatal: no disk")', 'critical'],
    ['print("debug", x)', 'debug'],
    ['print(x, file=sys.stderr)', 'warning'],
    ['print("error:", x, file=sys.stderr)', 'error'],
    // Figures of a model are no errors
    ['print("Error rate:", x)', 'info'],
    ['print("Mean squared error:", x)', 'info'],
    ['print("Test error", x)', 'info'],
    ['print("Errors by class")', 'info'],
    ['print("No warnings")', 'info'],
    ['print("debugged", x)', 'info']
  ])('%s at level %s', (print, level) => {
    expect(translated(print)).toMatch(new RegExp(`^logger\\.${level}\\(`));
  });
});

describe('what no logger can say', () => {
  it.each([
    ['print(".", end="")', 'its line goes on (`end=`)'],
    ['print("a", end=" ")\nx = 1\nprint("b")', 'its line goes on (`end=`)'],
    ['print("a", end=e)', '`end=` is worked out when it runs'],
    ['print(a, b, sep=f())', '`sep=` is worked out when it runs'],
    ['print(*a, **k)', 'its `**` may hold anything'],
    ['list(map(print, xs))', 'it is handed on, not called']
  ])('stays and is listed: %s', (print, why) => {
    const source = `def f():\n    ${print.replace(/\n/g, '\n    ')}`;
    const { left, sources } = mend([codeCell('a', source)]);
    expect(left).toEqual([{ cell: 'a', line: 2, why }]);
    expect(sources[0]).toContain(print.split('\n')[0]);
  });

  it('a comment between keeps two prints apart', () => {
    const source = `def f():\n    print("a", end=" ")  # why\n    print("b")`;
    const { left, sources } = mend([codeCell('a', source)]);
    expect(left).toHaveLength(1);
    expect(sources[0]).toContain(
      'print("a", end=" ")  # why\n    logger.info("b")'
    );
  });

  it.each(['print("x", file=f)', 'obj.print("x")', 'pprint(x)'])(
    'is no print to the screen: %s',
    print => {
      const { edits, left } = mend([codeCell('a', `def f():\n    ${print}`)]);
      expect([edits, left]).toEqual([[], []]);
    }
  );

  it('a print of the notebook’s own is left alone', () => {
    const { edits, left } = mend([
      codeCell('a', 'from rich import print', null),
      codeCell('b', 'def f():\n    print("x")')
    ]);
    expect([edits, left]).toEqual([[], []]);
  });

  it('a local `print` is left alone', () => {
    const { edits } = mend([codeCell('a', 'def f(print):\n    print("x")')]);
    expect(edits).toEqual([]);
  });
});

describe('the logger', () => {
  const say = 'def say():\n    print("x")';

  it('comes along once, in the first cell that prints, behind its imports', () => {
    const { sources } = mend([
      codeCell('a', 'import os', null),
      codeCell('b', `import sys  # streams\n\n\n${say}`),
      codeCell('c', 'def other():\n    print("y")')
    ]);
    expect(sources).toEqual([
      'import os',
      'import sys  # streams\nimport logging\n\nlogger = logging.getLogger(__name__)\n\n\ndef say():\n    logger.info("x")',
      'def other():\n    logger.info("y")'
    ]);
  });

  it('stands before a cell’s first statement, behind magics and directives', () => {
    const { sources } = mend([
      codeCell('a', `#| export\n%matplotlib inline\n# says x\n${say}`)
    ]);
    expect(sources[0]).toBe(
      '#| export\n%matplotlib inline\nimport logging\n\nlogger = logging.getLogger(__name__)\n# says x\ndef say():\n    logger.info("x")'
    );
    const plain = mend([codeCell('a', `%%time\n# says x\n${say}`)]);
    expect(plain.sources[0]).toBe(
      '%%time\nimport logging\n\nlogger = logging.getLogger(__name__)\n\n\n# says x\ndef say():\n    logger.info("x")'
    );
  });

  it('is made in the first printing cell also when a later one is mended', () => {
    const { sources } = mend(
      [codeCell('a', say), codeCell('b', 'def other():\n    print("y")')],
      ['b']
    );
    expect(sources[0]).toMatch(/^import logging\n\nlogger = /);
    expect(sources[0]).toContain('print("x")');
    expect(sources[1]).toBe('def other():\n    logger.info("y")');
  });

  it('that is there already is used, by its own name', () => {
    const { sources } = mend([
      codeCell('a', 'import logging\nlog = logging.getLogger("prices")', null),
      codeCell('b', say)
    ]);
    expect(sources[1]).toBe('def say():\n    log.info("x")');
  });

  it('uses an import that is there already', () => {
    const { sources } = mend([
      codeCell('a', 'import logging as lg', null),
      codeCell('b', say)
    ]);
    expect(sources[1]).toBe(
      'logger = lg.getLogger(__name__)\n\n\ndef say():\n    logger.info("x")'
    );
  });

  it('finds a way around another package’s `logging`', () => {
    const { sources } = mend([
      codeCell('a', 'from optuna import logging', null),
      codeCell('b', say)
    ]);
    expect(sources[1]).toBe(
      'from logging import getLogger\n\nlogger = getLogger(__name__)\n\n\ndef say():\n    logger.info("x")'
    );
  });

  it('does not rely on an import that only stands below', () => {
    const { sources } = mend([
      codeCell('a', say),
      codeCell('b', 'import logging', null)
    ]);
    expect(sources[0]).toMatch(/^import logging\n/);
  });

  it('takes another name where its own is taken', () => {
    const taken = mend([
      codeCell('a', 'from loguru import logger', null),
      codeCell('b', say)
    ]);
    expect(taken.sources[1]).toContain('log = logging.getLogger(__name__)');
    const local = mend([codeCell('b', 'def say(logger):\n    print(logger)')]);
    expect(local.sources[0]).toContain('log.info("%s", logger)');
  });

  it('is each module’s own', () => {
    const cells = [
      codeCell('a', say),
      codeCell('b', 'def fit():\n    print("y")', 'model')
    ];
    const first = mend(cells);
    const { cells: both } = mend(first.cells, undefined, 'model');
    const { plan } = bench({ cells: both, standards: STANDARDS });
    for (const { text, symbols } of plan.modules) {
      expect(text).toContain('logger = logging.getLogger(__name__)');
      expect(text).not.toMatch(/from .* import logger/);
      expect(symbols.flatMap(({ blockers }) => blockers)).toEqual([]);
    }
  });

  it('is found by the closure where the print is in a helper that comes along', () => {
    const cells = [
      codeCell('a', 'def helper():\n    print("x")', null),
      codeCell('b', 'def f():\n    helper()')
    ];
    const { plan } = bench({ cells: mend(cells).cells, standards: STANDARDS });
    expect(plan.modules[0].text).toBe(
      'import logging\n\n\nlogger = logging.getLogger(__name__)\n\n\ndef helper():\n    logger.info("x")\n\n\ndef f():\n    helper()\n'
    );
  });

  it('keeps the line ends and the indentation of the cell', () => {
    const { sources } = mend([
      codeCell('a', '  def f():\r\n      print("x")\r\n')
    ]);
    expect(sources[0]).toBe(
      '  import logging\r\n\r\n  logger = logging.getLogger(__name__)\r\n\r\n\r\n  def f():\r\n      logger.info("x")\r\n'
    );
  });
});
