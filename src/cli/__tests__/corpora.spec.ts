/** Every notebook of the corpora goes through `check` and `plan`. */
import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { join, relative } from 'node:path';
import { commands } from '../commands';
import { run } from '../run';
import { FakeHost } from './fake-host';

const ROOT = join(__dirname, '..', '..', '..');
const CORPORA = join(
  process.env.PROMOTE_SHARED ?? join(ROOT, '..', 'shared'),
  'corpora'
);

function notebooksIn(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true, recursive: true })
    .filter(entry => entry.isFile() && entry.name.endsWith('.ipynb'))
    .map(entry => join(entry.parentPath ?? entry.path, entry.name))
    .sort();
}

async function goesThrough(path: string, words: string[], codes: number[]) {
  const name = relative(CORPORA, path);
  const host = new FakeHost({ [name]: readFileSync(path, 'utf8') });
  const code = await run([...words, name], commands, host.session());
  const seen = { name, ok: codes.includes(code), err: host.err };
  return { ...seen, out: host.out };
}

const there = existsSync(CORPORA) ? describe : describe.skip;

there('corpora', () => {
  it.each(['notebooks', 'nbdev'])(
    '%s',
    async folder => {
      const paths = notebooksIn(join(CORPORA, folder));
      expect(paths.length).toBeGreaterThan(50);
      for (const path of paths) {
        for (const words of [['check'], ['plan', '--format', 'json']]) {
          const codes = words[0] === 'check' ? [0, 1] : [0];
          const { name, ok, err, out } = await goesThrough(path, words, codes);
          expect({ name, ok, err }).toEqual({ name, ok: true, err: '' });
          expect(out).not.toBe('');
        }
      }
    },
    300_000
  );

  it('malformed', async () => {
    const paths = notebooksIn(join(CORPORA, 'malformed'));
    expect(paths.length).toBeGreaterThan(3);
    for (const path of paths) {
      for (const command of ['check', 'plan', 'export', 'test']) {
        const { ok, err, out } = await goesThrough(path, [command], [2]);
        expect({ ok, out }).toEqual({ ok: true, out: '' });
        expect(err).toMatch(/^jupyter promote: .* is not a notebook: .*\n$/);
      }
    }
  });
});
