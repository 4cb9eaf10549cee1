import { FakeHost, notebookText } from './fake-host';
import { CLEAN, call, one } from './pricing';

describe('sign', () => {
  const exported = async (): Promise<FakeHost> => {
    const host = one(CLEAN);
    await call(host, 'export', 'a.ipynb');
    host.out = '';
    return host;
  };
  const check = ['check', 'a.ipynb', '--aim', 'Staging', '--run-tests'];

  it('signs for the code that was exported, until other code is', async () => {
    const host = await exported();
    const words = ['sign', 'review-peer', '--note', 'with Bo'];
    expect(await call(host, ...words)).toBe(0);
    expect(host.out).toMatch(
      /^Signed for a\.ipynb by Ada <ada@example\.org>: be reviewed\.?\n$/i
    );
    expect(await call(host, ...check)).toBe(0);
    host.files['a.ipynb'] = notebookText([
      { ...CLEAN, source: `${CLEAN.source} + 1` }
    ]);
    expect(await call(host, ...check)).toBe(0);
    await call(host, 'export', 'a.ipynb');
    host.out = '';
    expect(await call(host, ...check)).toBe(1);
    expect(host.out).toContain('signed for an earlier version');
    expect(await call(host, 'sign', 'review-peer', 'a.ipynb')).toBe(0);
    expect(await call(host, ...check)).toBe(0);
  });

  it.each([
    ['revew-peer', 'has no sign-off `revew-peer`. Did you mean `review-peer`?'],
    ['logging-no-print', 'has no sign-off `logging-no-print`']
  ])('refuses %s', async (id, message) => {
    const host = await exported();
    expect(await call(host, 'sign', id)).toBe(2);
    expect(host.err).toContain(message);
  });

  it('needs somebody who signs, and something', async () => {
    const host = await exported();
    host.snapshot = { git: { present: true, identity: null } };
    expect(await call(host, 'sign', 'review-peer')).toBe(2);
    expect(host.err).toContain('Git does not know who you are');
    const quiet = one(CLEAN);
    expect(await call(quiet, 'sign', 'review-peer')).toBe(2);
    expect(quiet.err).toContain('No notebook has exported anything yet');
    expect(await call(quiet, 'sign', 'review-peer', 'a.ipynb')).toBe(2);
    expect(quiet.err).toContain('a.ipynb has exported nothing yet');
  });
});

describe('explain', () => {
  it('shows a page, a rule of ruff and a document', async () => {
    const host = one();
    expect(await call(host, 'explain', 'logging-no-print')).toBe(0);
    expect(host.out).toMatch(/^# /);
    host.out = '';
    expect(await call(host, 'explain', 'T201')).toBe(0);
    expect(host.out).toContain('ruff rule T201');
    host.out = '';
    expect(await call(host, 'explain', 'STANDARDS.md')).toBe(0);
    expect(host.out).toContain('statement `logging-no-print` · must');
  });

  it('shows how a document of another name would be read', async () => {
    const host = one();
    host.files['docs/rules.md'] = '- **Must** log. `check: loging-present`\n';
    expect(await call(host, 'explain', 'docs/rules.md')).toBe(0);
    expect(host.out).toContain('docs/rules.md:1: warning');
    expect(host.out).toContain('logging-present');
    host.files['broken.md'] = '---\nlibrary: [\n---\n';
    expect(await call(host, 'explain', 'broken.md')).toBe(2);
  });

  it('refuses what it does not know', async () => {
    const host = one();
    expect(await call(host, 'explain', 'loging-no-print')).toBe(2);
    expect(host.err).toContain('Did you mean `logging-no-print`?');
    expect(await call(host, 'explain', 'gone.md')).toBe(2);
    expect(host.err).toContain('`gone.md` does not exist.');
  });
});

describe('init', () => {
  const empty = (files: Record<string, string> = {}): FakeHost =>
    new FakeHost({
      'pyproject.toml': '[project]\nname = "my-cars"\n',
      ...files
    });

  it.each(['default', 'rap', 'ml'])('starts from the pack %s', async pack => {
    const host = empty();
    expect(await call(host, 'init', '--pack', pack)).toBe(0);
    const text = host.files['STANDARDS.md'];
    expect(text).toMatch(/^---\nlibrary: src\/my_cars\ntests: tests\n/);
    expect(text).not.toContain('owner:');
    expect(host.out).toContain('Written: STANDARDS.md');
    host.out = '';
    expect(await call(host, 'explain', 'STANDARDS.md')).toBe(0);
    expect(host.out).not.toMatch(/: (?:error|warning): /);
    expect(await call(host, 'init')).toBe(2);
    expect(host.err).toContain('STANDARDS.md holds the standards');
  });

  it('adopts a document where it is, and names it in pyproject.toml', async () => {
    const text = '# Rules\r\n\r\n- [ ] log\r\n- [ ] test\r\n- [ ] review\r\n';
    const host = empty({ 'docs/rules.md': text });
    expect(await call(host, 'init', '--from', 'docs/rules.md')).toBe(0);
    expect(host.files['docs/rules.md']).toBe(
      '---\r\nlibrary: src/my_cars\r\ntests: tests\r\nstatements: tasks\r\n' +
        `unbound: sign-off\r\n---\r\n${text}`
    );
    expect(host.files['pyproject.toml']).toBe(
      '[project]\nname = "my-cars"\n\n[tool.promote]\nstandards = "docs/rules.md"\n'
    );
  });

  it('adopts a STANDARDS.md with front matter of its own', async () => {
    const host = empty({
      'STANDARDS.md':
        '---\ntitle: Ours\n---\n- **Must** a\n- **Must** b\n- **Should** c\n'
    });
    expect(await call(host, 'init')).toBe(2);
    expect(host.err).toContain('init --from STANDARDS.md');
    expect(await call(host, 'init', '--from', 'STANDARDS.md')).toBe(0);
    expect(host.files['STANDARDS.md']).toMatch(
      /^---\nlibrary: src\/my_cars\ntests: tests\n(?:.*\n)*title: Ours\n---\n- \*\*Must\*\* a\n/
    );
    expect(host.files['pyproject.toml']).not.toContain('promote');
  });

  it('refuses two beginnings at once', async () => {
    const words = ['init', '--pack', 'rap', '--from', 'x.md'];
    const host = empty();
    expect(await call(host, ...words)).toBe(2);
    expect(host.err).toContain('Either --pack or --from');
  });
});
