import type { FakeHost } from './fake-host';
import { notebookText } from './fake-host';
import { BLOCKED, CLEAN, PRINTS, TABLE, call, kinds, project } from './pricing';

const three = (): FakeHost =>
  project({
    'a.ipynb': notebookText([CLEAN]),
    'b.ipynb': notebookText([PRINTS]),
    'c.ipynb': notebookText([TABLE])
  });

const paths = (host: FakeHost): string[] =>
  JSON.parse(host.out).notebooks.map(({ path }: { path: string }) => path);

describe('the cache', () => {
  const cached = (): FakeHost => {
    const host = three();
    host.build = 'one';
    return host;
  };
  const again = async (host: FakeHost, ...words: string[]) => {
    host.out = '';
    host.asked.length = 0;
    const code = await call(host, 'check', ...words);
    return { code, out: host.out, kinds: kinds(host) };
  };

  it.each(['text', 'json', 'github', 'sarif', 'junit', 'markdown'])(
    'changes nothing of what is said as %s',
    async format => {
      const host = cached();
      const without = await again(three(), '--format', format);
      const first = await again(host, '--format', format);
      const second = await again(host, '--format', format);
      expect([first.code, first.out]).toEqual([without.code, without.out]);
      expect([second.code, second.out]).toEqual([without.code, without.out]);
      expect(first.kinds.filter(kind => kind === 'remember')).toHaveLength(3);
      expect(second.kinds).not.toContain('remember');
    }
  );

  it('finds out anew what changed, and that alone', async () => {
    const host = cached();
    await again(host);
    host.files['b.ipynb'] = notebookText([CLEAN]);
    const changed = await again(host, '--format', 'json');
    expect(changed.kinds.filter(kind => kind === 'remember')).toHaveLength(1);
    expect(changed.out).not.toContain('logging-no-print","level');
  });

  it.each([
    ['standards', 'STANDARDS.md'],
    ['settings', 'pyproject.toml'],
    ['library', 'src/pricing/__init__.py']
  ])('holds for these %s only', async (_, path) => {
    const host = cached();
    await again(host);
    host.files[path] += '\n';
    const { kinds: asked } = await again(host);
    expect(asked.filter(kind => kind === 'remember')).toHaveLength(3);
  });

  it.each(['', '{', 'null', '[]', '{"findings":[]}'])(
    'that holds %j is not believed',
    async text => {
      const host = cached();
      const first = await again(host);
      for (const key of host.cache.keys()) {
        host.cache.set(key, text);
      }
      expect((await again(host)).out).toBe(first.out);
    }
  );

  it('is not asked with --no-cache, nor where tests are run', async () => {
    const host = cached();
    for (const option of ['--no-cache', '--run-tests']) {
      const { kinds: asked } = await again(host, option);
      expect(asked).not.toContain('recall');
      expect(asked).not.toContain('remember');
    }
  });
});

describe('--changed-since', () => {
  it('checks what differs from the commit', async () => {
    const host = three();
    host.changed = ['b.ipynb', 'gone.ipynb', 'src/pricing/x.py'];
    await call(host, 'check', '--changed-since', 'main', '--format', 'json');
    expect(paths(host)).toEqual(['b.ipynb']);
    expect(host.err).toBe('');
    expect(host.asked).toContainEqual({
      do: 'changed',
      root: '/project',
      since: 'main'
    });
  });

  it.each(['STANDARDS.md', 'pyproject.toml', 'ruff.toml'])(
    'checks all where %s differs, and says so',
    async path => {
      const host = three();
      host.changed = [path];
      await call(host, 'check', '--changed-since', 'main', '--format', 'json');
      expect(paths(host)).toEqual(['a.ipynb', 'b.ipynb', 'c.ipynb']);
      expect(host.err).toBe(
        `${path} changed since main: all notebooks are checked.\n`
      );
    }
  );

  it('is clean where nothing differs', async () => {
    const host = three();
    const words = ['check', '--changed-since', 'main'];
    expect(await call(host, ...words)).toBe(0);
    expect(host.out).toBe('');
    expect(await call(host, ...words, '--format', 'json')).toBe(0);
    expect(JSON.parse(host.out)).toMatchObject({ gate: 'open' });
  });
});

it('lets drafts pass where they are allowed, and nothing that is closed', async () => {
  const draft = project({ 'a.ipynb': notebookText([PRINTS]) });
  expect(await call(draft, 'check')).toBe(1);
  expect(await call(draft, 'check', '--allow-draft')).toBe(0);
  const closed = project({ 'a.ipynb': notebookText([TABLE, BLOCKED]) });
  expect(await call(closed, 'check', '--allow-draft')).toBe(1);
});

it('says how far it is on a terminal, and takes it away', async () => {
  const host = three();
  host.terminal = true;
  await call(host, 'check');
  const told = host.asked.flatMap(effect =>
    effect.do === 'progress' ? [effect.text] : []
  );
  expect(told[0]).toBe('Checked 1 of 3: a.ipynb');
  expect(told[told.length - 1]).toBe('');
  host.terminal = false;
  host.asked.length = 0;
  await call(host, 'check');
  expect(kinds(host)).not.toContain('progress');
});

it('names the files from the top of the repository for code hosts', async () => {
  const host = project({ 'inner/b.ipynb': notebookText([PRINTS]) });
  await call(host, 'check', '--format', 'github');
  expect(host.out).toContain('::error file=inner/b.ipynb,line=');
});

it('refuses one document of several projects in every such format', async () => {
  const host = project({
    'a.ipynb': notebookText([CLEAN]),
    'inner/b.ipynb': notebookText([TABLE])
  });
  for (const format of ['json', 'sarif', 'junit']) {
    expect(await call(host, 'check', '--format', format)).toBe(2);
  }
  for (const format of ['github', 'markdown']) {
    expect(await call(host, 'check', '--format', format)).toBe(1);
  }
});
