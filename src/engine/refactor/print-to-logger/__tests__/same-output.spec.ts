import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { codeCell } from '../../../checks/__tests__/workbench';
import { mend } from './mend';

const PYTHON = [
  join(__dirname, '../../../../../.venv/bin/python'),
  '/usr/bin/python3'
].find(existsSync);

/** Runs both texts in one Python and gives back what each wrote. */
function outputs(sources: string[]): string[] {
  const script = [
    'import contextlib, io, json, logging, sys',
    'found = []',
    'for text in json.load(sys.stdin):',
    '    out = io.StringIO()',
    '    logging.basicConfig(level=logging.DEBUG, format="%(message)s", stream=out, force=True)',
    '    with contextlib.redirect_stdout(out), contextlib.redirect_stderr(out):',
    '        space = {"__name__": "m"}',
    '        exec(text, space)',
    '        space["f"]()',
    '    found.append(out.getvalue())',
    'print(json.dumps(found))'
  ].join('\n');
  const run = spawnSync(PYTHON!, ['-c', script], {
    input: JSON.stringify(sources),
    encoding: 'utf8'
  });
  expect(run.stderr).toBe('');
  return JSON.parse(run.stdout);
}

(PYTHON ? describe : describe.skip)('in Python', () => {
  const HEAD = `import sys
import datetime
import decimal
n, x, w, s, k = 7, 3.14159, 9, "ab", {"k": 1, "a b": [1]}
xs = ["p", 2, None]
d = datetime.datetime(2024, 2, 29, 12, 30)
z = decimal.Decimal("2.50")
`;
  const PRINTS = [
    'print()',
    'print("100 %")',
    'print("100 %", n)',
    'print("%d %%" % n, n)',
    'print("%s" % s, "%(k)s" % k, "%5.1f|%-6d|%r" % (x, n, s))',
    'print(f"{n} {x:.3f} {x!r} {s!s} {s!a} {n=} {x=:.1f} {{}} {n:>5}|{s:<5}|{s:^7}|{n:,}|{x:.1%}")',
    'print(f"{n:5}|{s:5}|{s!r:6}|{s!r:>6}|{n:+d}|{n:05d}|{n:x}|{n:#x}|{n:b}|{x:e}|{x:G}|{x:+08.2f}")',
    'print(f"{d:%Y-%m-%d} {d} {z:.1f} {z}")',
    'print(f"{x:{w}.{2}f} {s:>{w}}")',
    "print(f\"{k['a b'][0]} {'q'} {n if n else x} {(lambda v: v)(n)}\")",
    'print("""two\nlines %s""", n)',
    'print(f"""{n}\n  "{s}" \\\\ \\n""")',
    'print("tab\\t\\\\ \'q\' \\"q\\" \\x07 é 😀", n)',
    'print("{} {!r:>5} {k:.1f}%".format(n, s, k=x))',
    'print("{0} {0} {1}".format(n, x))',
    'print("a" + str(n) + "%" + f"{x:.1f}")',
    'print(n, x, s, sep=" | ", end="\\n\\n")',
    'print(*xs)',
    'print("a", *xs, sep="-")',
    'print(*xs, sep="")',
    'print(n, s, sep=s)',
    'print("a", end=": "); print(n, end=""); print("!")',
    'print("to stderr", file=sys.stderr)',
    'print((1, 2), [3], {4: 5}, k)',
    'print(k)',
    'print((1,))',
    'print("%s" % ("t",))',
    'print(b"bytes", None, True, 1e9, 1j, ...)',
    'print(v for v in ())if 0 else None',
    '[print(v, end="\\n") for v in xs]',
    'print("a" "b" f"{n}"\n      "c")',
    'print(f"{n!r:}")',
    'print("%c%o%X%g" % ("a", 8, 255, x))'
  ];

  it('the logger writes, with the set-up cell, what the prints wrote', () => {
    const sources = PRINTS.map(
      print => `${HEAD}\ndef f():\n    ${print.replace(/\n/g, '\n    ')}\n`
    );
    const mended = sources.map(source => mend([codeCell('a', source)]));
    expect(mended.flatMap(({ left }) => left)).toEqual([]);
    const before = outputs(sources);
    const after = outputs(mended.map(one => one.sources[0]));
    expect(after).toEqual(before);
  });
});
