import { notebookText } from './fake-host';
import {
  BLOCKED,
  CLEAN,
  PRINTS,
  TABLE,
  call,
  kinds,
  one,
  project
} from './pricing';

describe('check', () => {
  it.each([
    [[CLEAN], ['--run-tests'], 0, 'Gate: open'],
    [[CLEAN], [], 1, 'Gate: draft'],
    [[PRINTS], ['--run-tests'], 1, 'Gate: draft'],
    [[TABLE, BLOCKED], ['--run-tests'], 1, 'Gate: closed'],
    [[TABLE], [], 0, 'Gate: none'],
    [[CLEAN], ['--run-tests', '--aim', 'staging'], 1, 'waiting for sign-off']
  ])('of %j with %j exits %i', async (cells, options, code, words) => {
    const host = one(...cells);
    expect(await call(host, 'check', 'a.ipynb', ...options)).toBe(code);
    expect(host.out).toContain(words);
    expect(host.err).toBe('');
  });

  it('runs tests only where asked, and never writes', async () => {
    const host = one(CLEAN);
    await call(host, 'check');
    expect(kinds(host)).toEqual(['find', 'project', 'read']);
    await call(host, 'check', '--run-tests');
    expect(kinds(host).slice(3)).toEqual(['find', 'project', 'read', 'tests']);
  });

  it('takes the worst of several notebooks', async () => {
    const host = project({
      'a.ipynb': notebookText([CLEAN]),
      'b.ipynb': notebookText([TABLE, BLOCKED])
    });
    expect(await call(host, 'check', '--format', 'json')).toBe(1);
    const report = JSON.parse(host.out);
    expect(report).toMatchObject({ schema: 1, gate: 'closed' });
    expect(
      report.notebooks.map(({ path, gate }: { path: string; gate: string }) => [
        path,
        gate
      ])
    ).toEqual([
      ['a.ipynb', 'draft'],
      ['b.ipynb', 'closed']
    ]);
  });

  it('reports the others where one can not be read', async () => {
    const host = project({
      'a.ipynb': notebookText([CLEAN]),
      'b.ipynb': 'no notebook'
    });
    expect(await call(host, 'check', '--format', 'json')).toBe(2);
    expect(JSON.parse(host.out).notebooks).toHaveLength(1);
    expect(host.err).toMatch(/^jupyter promote: b\.ipynb is not a notebook/);
  });

  it('reports each project by itself, and none as JSON of several', async () => {
    const host = project({
      'a.ipynb': notebookText([CLEAN]),
      'inner/b.ipynb': notebookText([TABLE])
    });
    expect(await call(host, 'check', '--run-tests')).toBe(0);
    expect(host.out).toMatch(
      /^== project ==\n[^]*Gate: open[^]*\n== inner ==\n[^]*Gate: none/
    );
    expect(await call(host, 'check', '--format', 'json')).toBe(2);
    expect(host.err).toContain('belong to several projects');
    expect(await call(host, 'export', 'a.ipynb', 'inner/b.ipynb')).toBe(2);
  });

  it('is clean where there is nothing', async () => {
    const host = project({});
    expect(await call(host, 'check', 'empty', '--format', 'json')).toBe(0);
    expect(JSON.parse(host.out)).toMatchObject({ gate: 'open', notebooks: [] });
    expect(host.err).toContain('`empty` does not exist');
  });

  it.each([
    ['---\nlibrary: [\n---\n', 'STANDARDS.md:'],
    ['---\nlibrary: ../out\n---\n', 'STANDARDS.md:2:'],
    ['---\nlibrary: src/pricing\nextends: nothing\n---\n', 'STANDARDS.md:3:']
  ])('refuses the standards %j', async (text, words) => {
    const host = one(CLEAN);
    host.files['STANDARDS.md'] = text;
    expect(await call(host, 'check')).toBe(2);
    expect(host.err).toContain(words);
    expect(host.out).toBe('');
  });

  it('refuses an unknown stage', async () => {
    const host = one(CLEAN);
    expect(await call(host, 'check', '--aim', 'Stagin')).toBe(2);
    expect(host.err).toContain(
      'STANDARDS.md has the stages `Development` or `Staging`. Did you mean `Staging`?'
    );
  });
});

describe('plan', () => {
  it('prints text and JSON', async () => {
    const host = one(TABLE, BLOCKED);
    expect(await call(host, 'plan', 'a.ipynb')).toBe(0);
    expect(host.out).toContain('features → src/pricing/features.py');
    expect(host.out).toContain('needs');
    host.out = '';
    expect(await call(host, 'plan', 'a.ipynb', '--format', 'json')).toBe(0);
    const [module] = JSON.parse(host.out).modules;
    expect(module.symbols[0]).toMatchObject({
      name: 'reads',
      index: 2,
      status: 'blocked'
    });
  });
});
