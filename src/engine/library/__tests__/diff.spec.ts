import { execFileSync } from 'child_process';
import {
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  writeFileSync
} from 'fs';
import { tmpdir } from 'os';
import { dirname, join } from 'path';

import { lineCounts, unifiedDiff } from '../diff';

const CHANGES = [
  { path: 'new.py', before: null, text: 'a\nb\n' },
  { path: 'empty.py', before: null, text: '' },
  { path: 'gone.py', before: 'a\n', text: null },
  { path: 'sub/ends.py', before: 'a\nb', text: 'a\nc' },
  { path: 'crlf.py', before: 'a\r\nb\r\n', text: 'a\r\nc\r\nb\r\n' },
  {
    path: 'long.py',
    before: Array.from({ length: 40 }, (_, at) => `${at}\n`).join(''),
    text: Array.from({ length: 40 }, (_, at) =>
      at % 17 === 3 ? 'x\n' : `${at}\n`
    ).join('')
  }
];

it('counts lines', () => {
  expect(CHANGES.map(lineCounts)).toEqual([
    { added: 2, removed: 0 },
    { added: 0, removed: 0 },
    { added: 0, removed: 1 },
    { added: 1, removed: 1 },
    { added: 1, removed: 0 },
    { added: 3, removed: 3 }
  ]);
});

it('writes what git applies', () => {
  const folder = mkdtempSync(join(tmpdir(), 'promote-diff-'));
  try {
    for (const { path, before } of CHANGES) {
      mkdirSync(dirname(join(folder, path)), { recursive: true });
      if (before !== null) {
        writeFileSync(join(folder, path), before);
      }
    }
    execFileSync('git', ['apply', '-'], {
      cwd: folder,
      input: unifiedDiff(CHANGES),
      env: { ...process.env, GIT_CEILING_DIRECTORIES: tmpdir() }
    });
    for (const { path, text } of CHANGES.filter(({ text }) => text !== null)) {
      expect([path, readFileSync(join(folder, path), 'utf8')]).toEqual([
        path,
        text
      ]);
    }
  } finally {
    rmSync(folder, { recursive: true });
  }
});
