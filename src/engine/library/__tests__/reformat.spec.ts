import { spawnSync } from 'child_process';
import { readdirSync, readFileSync } from 'fs';
import { join } from 'path';
import { PositionEncoding, Workspace } from '@astral-sh/ruff-wasm-web';

import { codeHash, normalise } from '../normalise';
import { readModule } from '../symbols';

/**
 * Real modules, formatted by ruff in styles that differ much (and by black
 * where PROMOTE_BLACK names one): no symbol drifts by it, and no comment.
 */
const STYLES: Record<string, object> = {
  usual: {},
  narrow: { 'line-length': 50 },
  wide: { 'line-length': 160, format: { 'skip-magic-trailing-comma': true } },
  single: { format: { 'quote-style': 'single', 'indent-style': 'tab' } }
};

const script = 'import sysconfig; print(sysconfig.get_path("stdlib"))';
const python = spawnSync('python3', ['-c', script], { encoding: 'utf8' });
const library = python.status === 0 ? python.stdout.trim() : null;
const every = process.env.PROMOTE_CORPUS === 'all' ? 1 : 20;
const names =
  library === null
    ? []
    : readdirSync(library)
        .filter(name => name.endsWith('.py'))
        .filter((_, at) => at % every === 0);

/** Names of symbols whose code or comments are not as they were. */
function drifted(before: string, after: string): string[] {
  const [one, other] = [readModule(before), readModule(after)];
  if (!one.ok || !other.ok) {
    return one.ok ? ['unreadable'] : [];
  }
  const texts = other.module.pieces;
  return one.module.pieces.length !== texts.length
    ? joined(one.module.pieces) === joined(texts)
      ? []
      : [`${one.module.pieces.length} pieces, ${texts.length} then`]
    : one.module.pieces
        .filter(
          ({ text }, at) =>
            codeHash(text) !== codeHash(texts[at].text) ||
            !keepsComments(text, texts[at].text)
        )
        .map(({ names, text }) => names[0] ?? text);
}

/** An indented comment above may have come to stand in the first column: it then belongs to what is below it. */
function keepsComments(before: string, after: string): boolean {
  return normalise(after).comments.endsWith(normalise(before).comments);
}

/** Statements that shared a line stand on lines of their own afterwards. */
function joined(pieces: { text: string }[]): string {
  return codeHash(pieces.map(({ text }) => text).join('\n'));
}

(library ? describe : describe.skip)('a reformat is no drift', () => {
  it.each(Object.entries(STYLES))('by ruff, %s', (_, settings) => {
    const workspace = new Workspace(settings, PositionEncoding.Utf16);
    const seen = names.map(name => {
      const text = readFileSync(join(library ?? '', name), 'utf8');
      return [name, drifted(text, workspace.format(text))] as const;
    });
    expect(seen.filter(([, found]) => found.length > 0)).toEqual([]);
    expect(seen.length).toBeGreaterThan(5);
    workspace.free();
  });

  const black = process.env.PROMOTE_BLACK;
  (black ? it : it.skip)('by black', () => {
    const seen = names.map(name => {
      const text = readFileSync(join(library ?? '', name), 'utf8');
      const { stdout, status } = spawnSync(black ?? '', ['-q', '-'], {
        input: text,
        encoding: 'utf8',
        maxBuffer: 1e8
      });
      return [name, status === 0 ? drifted(text, stdout) : []] as const;
    });
    expect(seen.filter(([, found]) => found.length > 0)).toEqual([]);
  });
});
