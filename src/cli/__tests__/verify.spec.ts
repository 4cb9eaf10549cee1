import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import Ajv from 'ajv/dist/2020';
import type { IVerifyRequest } from '../../engine';
import { commands } from '../commands';
import { run } from '../run';
import { FakeHost, notebookText } from './fake-host';

const PATH = 'notebooks/prices.ipynb';
const OLD = notebookText([{ source: 'x = 1' }]);

function hostWith(): FakeHost {
  const host = new FakeHost({
    [PATH]: notebookText([{ source: 'x = 2' }]),
    'old.ipynb': OLD,
    'pyproject.toml': '[tool.pytest.ini_options]\npythonpath = ["src"]\n',
    'STANDARDS.md': '---\nlibrary: src/pricing\n---\n',
    '.promote/ledger/notebooks/prices.ipynb.jsonl': `${JSON.stringify({
      schema: 1,
      module: 'features',
      role: 'code',
      name: 'clean',
      cell: 'c1',
      code: 'a',
      text: 'b',
      brings: 'c',
      open: []
    })}\n`
  });
  host.committed = { text: OLD, commit: 'a1b2c3d4e5f6a7b8', problem: null };
  return host;
}

const call = (host: FakeHost, ...words: string[]) =>
  run(['verify', PATH, ...words], commands, host.session());

function requestOf(host: FakeHost): IVerifyRequest {
  const effect = host.asked.find(one => one.do === 'prove');
  return (effect as { request: IVerifyRequest }).request;
}

describe('verify', () => {
  it('runs the notebook as it was committed and as it is, with the library of the project', async () => {
    const host = hostWith();
    expect(await call(host)).toBe(0);
    expect(requestOf(host)).toEqual({
      before: JSON.parse(OLD),
      after: JSON.parse(host.files[PATH]),
      root: '/project',
      notebook: PATH,
      paths: { before: ['src'], after: ['src'] },
      modules: ['pricing.features'],
      kernel: null,
      copy: true,
      seconds: null
    });
    expect(host.err).toBe('As it was at the commit a1b2c3d4e5.\n');
    expect(host.out).toBe(
      'Same: 2 variables and what 3 cells printed and showed.\n' +
        'Ran in 1.0 s as it was, 2.0 s as it is.\n'
    );
  });

  it('says where git has none of it: as at its last export', async () => {
    const host = hostWith();
    host.committed = { text: OLD, commit: null, problem: null };
    expect(await call(host)).toBe(0);
    expect(host.err).toBe('As it was at its last export.\n');
  });

  it('takes another file, kernel, place and limit', async () => {
    const host = hostWith();
    host.committed = { text: null, commit: null, problem: 'never asked' };
    const words = ['--against', 'old.ipynb', '--kernel', 'py', '--in-place'];
    expect(await call(host, ...words, '--seconds', '9.5')).toBe(0);
    expect(requestOf(host)).toMatchObject({
      before: JSON.parse(OLD),
      kernel: 'py',
      copy: false,
      seconds: 9.5
    });
  });

  it('says what differs, where, and what is left undecided', async () => {
    const host = hostWith();
    host.proof = {
      ...host.proof,
      verdict: 'differs',
      differences: [
        {
          what: 'value',
          name: 'prices',
          parts: ['kg'],
          before: 'DataFrame (3, 2)',
          after: 'DataFrame (3, 3)',
          cells: [4],
          cellsAfter: [5]
        },
        { what: 'stdout', before: 'a', after: '', cells: [2], cellsAfter: [] }
      ],
      undecided: [{ what: 'value', name: 't', why: 'time', cells: [3] }],
      gone: [{ name: 'tmp', cells: [4], older: false }]
    };
    expect(await call(host)).toBe(1);
    expect(host.out.split('\n')).toEqual([
      'Differs: 2 differences.',
      '  `prices` (`kg`) was `DataFrame (3, 2)`, is `DataFrame (3, 3)` in cell 5.',
      '  Printed text differs in cell 2 as it was: was `a`, is nothing.',
      '  Undecided: `t` in cell 3 as it was, since it depends on the time.',
      '  No longer a variable, and nothing reads it: `tmp`.',
      'Ran in 1.0 s as it was, 2.0 s as it is.',
      ''
    ]);
  });

  it.each([
    ['before', 'as it was', 'Cell 2 as it was'],
    ['after', 'as it is', 'Cell 2']
  ] as const)('names the cell that fails %s', async (when, words, cell) => {
    const host = hostWith();
    host.proof = {
      ...host.proof,
      verdict: 'error',
      error: {
        run: when,
        cell: { index: 2, key: 'c2' },
        name: 'KeyError',
        message: "'kg'\nmore",
        traceback: ''
      }
    };
    expect(await call(host)).toBe(1);
    expect(host.out).toContain(`the notebook ${words} does not run to its end`);
    expect(host.out).toContain(`  ${cell} ends with KeyError: 'kg'\n`);
  });

  it('exits 2 where nothing can be said', async () => {
    const host = hostWith();
    host.proof = { ...host.proof, verdict: 'not-run', reason: 'No kernel.' };
    expect(await call(host)).toBe(2);
    expect(host.out).toContain('Not run: No kernel.\n');
  });

  it('writes JSON as its schema says', async () => {
    const host = hostWith();
    await call(host, '--format', 'json');
    const schema = join(__dirname, '../../../docs/schemas/verify.schema.json');
    const valid = new Ajv().compile(JSON.parse(readFileSync(schema, 'utf8')));
    expect(valid(JSON.parse(host.out)) || valid.errors).toBe(true);
  });

  it.each([
    [['--seconds', '0'], '`--seconds 0`: a number above 0 is needed.'],
    [
      ['--against', 'old.ipynb', '--commit', 'HEAD~'],
      'Name the notebook as it was once'
    ],
    [
      [],
      '/project is in no git work tree. Name the notebook as it was with `--against OLD.ipynb`.'
    ]
  ])('refuses %j with the reason', async (words, sentence) => {
    const host = hostWith();
    host.committed = new FakeHost({}).committed;
    expect(await call(host, ...words)).toBe(2);
    expect(host.err).toContain(sentence);
    expect(host.asked.some(effect => effect.do === 'prove')).toBe(false);
  });
});
