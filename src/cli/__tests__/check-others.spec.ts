/** Files of a folder that are notebooks of another language, or none at all. */
import { readFileSync } from 'node:fs';
import Ajv2020 from 'ajv/dist/2020';
import { notebookText } from './fake-host';
import { CLEAN, PRINTS, call, one, project } from './pricing';

const R = notebookText([{ source: 'x <- c(1, 2)\nprint(x)' }]).replace(
  '"python"',
  '"R"'
);
const FORMATS = ['text', 'json', 'github', 'sarif', 'junit', 'markdown'];
const SENTENCE = 'It is written in r; only Python is checked';

const schema = JSON.parse(
  readFileSync('docs/schemas/check.schema.json', 'utf8')
);

describe('a notebook of another language', () => {
  it.each(FORMATS)('beside others is not checked here: %s', async format => {
    const host = project({ 'a.ipynb': notebookText([CLEAN]), 'r.ipynb': R });
    // Open but for tests that were not run.
    const words = ['check', '--allow-draft', '--format', format];
    expect(await call(host, ...words)).toBe(0);
    expect(host.err).toBe('');
    expect(host.out).toContain(SENTENCE);
    expect(host.out).toContain('r.ipynb');
  });

  it('leaves the verdict to the others', async () => {
    const mixed = project({ 'a.ipynb': notebookText([PRINTS]), 'r.ipynb': R });
    expect(await call(mixed, 'check')).toBe(1);
    expect(mixed.out).toContain(
      `Not checked here\n  r.ipynb: ${SENTENCE}, secrets and what is said of notebooks as a whole apart.\n`
    );
  });

  it('is told as such where it is the only one', async () => {
    const host = project({ 'r.ipynb': R });
    expect(await call(host, 'check', 'r.ipynb')).toBe(0);
    expect(host.out).toMatch(/not checked here +must +log, never print\.\n/);
    expect(host.out).toContain(`r.ipynb: ${SENTENCE}`);
    expect(host.out).toMatch(/Gate: none/);
    host.out = '';
    expect(await call(host, 'check', '--run-tests', '--format', 'json')).toBe(
      0
    );
    const told = JSON.parse(host.out);
    expect(new Ajv2020().validate(schema, told)).toBe(true);
    expect(told.notebooks[0].notChecked).toContain(SENTENCE);
    expect(told.standards[0].status).toBe('not-checked-here');
  });

  it('can hold a secret, for which there is no fix in Python', async () => {
    const key = `AKIA${'Q7ZPL2MXW4NRT6VB'}`;
    const host = project({
      'r.ipynb': R.replace('x <- c(1, 2)', `key = '${key}'`)
    });
    expect(await call(host, 'check', '--format', 'json')).toBe(1);
    const [finding] = JSON.parse(host.out).findings;
    expect(finding).toMatchObject({ check: 'config-no-secrets', fix: null });
  });

  it('with a mark says that nothing of it can leave', async () => {
    const host = project({
      'r.ipynb': notebookText([{ source: 'x <- 1', mark: 'features' }]).replace(
        '"python"',
        '"julia"'
      )
    });
    expect(await call(host, 'check')).toBe(1);
    expect(host.out).toContain(
      'Cell 1 is marked, but the notebook is written in julia; only Python can leave a notebook, so take the mark away.'
    );
  });

  it.each(['plan', 'draft', 'export', 'test'])(
    'is refused by %s',
    async command => {
      const host = project({ 'r.ipynb': R });
      expect(await call(host, command, 'r.ipynb')).toBe(2);
      expect(host.err).toContain('only Python notebooks can be promoted');
    }
  );

  it('owes nothing', async () => {
    const host = project({ 'a.ipynb': notebookText([CLEAN]), 'r.ipynb': R });
    expect(await call(host, 'status')).toBe(0);
    expect(host.err).toBe('');
  });
});

const OLD = '{"nbformat": 3, "nbformat_minor": 0, "worksheets": []}';
const withoutIds = (minor: number): string => {
  const notebook = JSON.parse(notebookText([PRINTS]));
  notebook.cells.forEach((cell: { id?: string }) => delete cell.id);
  return JSON.stringify({ ...notebook, nbformat_minor: minor });
};

describe('a file that is no notebook', () => {
  const broken: [string, string, RegExp][] = [
    ['no JSON', '{"cells": [}', /line 1, column 12 has no value/],
    ['empty', '', /the file is empty/],
    ['of white space', ' \n', /the file is empty/],
    ['of an old format', OLD, /notebook format 3, this tool reads format 4/]
  ];

  it.each(broken)('%s: the others are checked', async (_, text, message) => {
    for (const format of FORMATS) {
      const host = project({
        'a.ipynb': notebookText([PRINTS]),
        'b.ipynb': text
      });
      expect(await call(host, 'check', '--format', format)).toBe(2);
      expect(host.err).toMatch(message);
      expect(host.out).toContain('logging-no-print');
      // People have been told on standard error.
      expect(message.test(host.out)).toBe(format !== 'text');
    }
  });

  it('alone still gives a whole document', async () => {
    const host = project({ 'b.ipynb': '' });
    expect(await call(host, 'check', '--format', 'json')).toBe(2);
    const told = JSON.parse(host.out);
    expect(new Ajv2020().validate(schema, told)).toBe(true);
    expect(told.unreadable).toMatchObject([{ path: 'b.ipynb' }]);
  });

  it('fails a run of code scanning', async () => {
    const host = project({ 'b.ipynb': '' });
    await call(host, 'check', '--format', 'sarif');
    const [{ invocations }] = JSON.parse(host.out).runs;
    expect(invocations).toMatchObject([
      {
        executionSuccessful: false,
        toolExecutionNotifications: [
          {
            level: 'error',
            locations: [
              { physicalLocation: { artifactLocation: { uri: 'b.ipynb' } } }
            ]
          }
        ]
      }
    ]);
  });
});

it.each([0, 1, 2, 3, 4, 5])(
  'format 4.%i without ids is checked as any other',
  async minor => {
    const host = project({ 'a.ipynb': withoutIds(minor) });
    expect(await call(host, 'check', '--format', 'json')).toBe(1);
    const { findings } = JSON.parse(host.out);
    const withIds = one(PRINTS);
    await call(withIds, 'check', '--format', 'json');
    const place = ({ check, index, line }: Record<string, unknown>) => [
      check,
      index,
      line
    ];
    expect(findings.map(place)).toEqual(
      JSON.parse(withIds.out).findings.map(place)
    );
  }
);
