/**
 * Modules assembled from notebooks, linted as the product does it (ruff as WASM,
 * the team's settings resolved by us) and by ruff itself in a folder with these
 * files. `ruff-parity.cjs NOTEBOOKS FOLDER` prints what differs, as JSON.
 */
import { execFileSync } from 'node:child_process';
import { mkdirSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { loadRuff } from '../src/cli/ruff';
import { selects } from '../src/engine/checks/ruff/rules';
import { markedWhere } from '../src/engine/checks/__tests__/corpora';
import type { ILinter } from '../src/engine/checks/types';
import { readNotebook } from '../src/engine/notebook/read';
import { planOf } from '../src/engine/plan/plan';
import { snapshotOf } from '../src/engine/project/__tests__/snapshots';
import { readProject } from '../src/engine/project/project';
import { ruffFor } from '../src/engine/project/ruff';
import { CONFIGURATIONS } from './parity/configurations';

/** `F401 12:5` in a file. */
type Found = Map<string, number>;

interface IDifference {
  finding: string;
  /** How often ruff has it and we have not; negative: we have it and ruff has not. */
  missing: number;
}

const LIBRARY = 'src/pricing';

/** Texts of modules: what a notebook marks, else all of its cells, and its definitions alone. */
function modulesOf(folder: string): string[] {
  const project = readProject(
    snapshotOf({ 'pyproject.toml': '', [`${LIBRARY}/__init__.py`]: '' })
  );
  const texts = new Set<string>();
  for (const path of notebooksIn(folder)) {
    const read = readNotebook(readFileSync(path, 'utf8'), path);
    if (!read.ok) {
      continue;
    }
    const { notebook } = read;
    const isMarked = notebook.cells.some(({ mark }) => mark !== null);
    const marked = isMarked ? notebook : markedWhere(notebook, () => true);
    for (const module of planOf(marked, project).modules) {
      if (module.text.trim() !== '') {
        texts.add(module.text);
      }
    }
  }
  return [...texts];
}

function notebooksIn(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true })
    .sort((a, b) => (a.name < b.name ? -1 : 1))
    .flatMap(entry => {
      const path = join(folder, entry.name);
      return entry.isDirectory()
        ? notebooksIn(path)
        : entry.name.endsWith('.ipynb')
          ? [path]
          : [];
    });
}

function add(found: Found, finding: string): void {
  found.set(finding, (found.get(finding) ?? 0) + 1);
}

function native(folder: string): Found {
  const output = execFileSync(
    'ruff',
    ['check', '--no-cache', '--exit-zero', '--output-format', 'json', LIBRARY],
    { cwd: folder, maxBuffer: 1e9, stdio: ['ignore', 'pipe', 'ignore'] }
  );
  const found: Found = new Map();
  for (const one of JSON.parse(String(output))) {
    const { row, column } = one.location;
    const file = one.filename.slice(one.filename.indexOf(LIBRARY));
    add(found, `${one.code ?? 'invalid-syntax'} ${file} ${row}:${column}`);
  }
  return found;
}

function ours(
  linter: ILinter,
  files: Record<string, string>,
  modules: ReadonlyMap<string, string>
): Found {
  const project = readProject(
    snapshotOf({ ...files, ...Object.fromEntries(modules) })
  );
  const found: Found = new Map();
  for (const [path, text] of modules) {
    const ruff = ruffFor(project, path);
    const lines = text.split(/\r\n|\r|\n/);
    for (const one of linter.lint(text, ruff.settings)) {
      const code = one.code ?? 'invalid-syntax';
      if (!ruff.ignoredForFile.some(selector => selects(selector, code))) {
        // Ruff counts characters, we count as JavaScript does.
        const before = (lines[one.startRow - 1] ?? '').slice(
          0,
          one.startColumn - 1
        );
        const column = [...before].length + 1;
        add(found, `${code} ${path} ${one.startRow}:${column}`);
      }
    }
  }
  return found;
}

function differences(theirs: Found, mine: Found): IDifference[] {
  return [...new Set([...theirs.keys(), ...mine.keys()])].flatMap(finding => {
    const missing = (theirs.get(finding) ?? 0) - (mine.get(finding) ?? 0);
    return missing === 0 ? [] : [{ finding, missing }];
  });
}

async function main([notebooks, folder]: string[]): Promise<void> {
  const linter = await loadRuff();
  const texts = modulesOf(notebooks);
  const modules = new Map(
    texts.map((text, i) => [
      `${LIBRARY}/m${String(i).padStart(3, '0')}.py`,
      text
    ])
  );
  modules.set(`${LIBRARY}/__init__.py`, '');
  const results = Object.entries(CONFIGURATIONS).map(([name, files], i) => {
    const project = join(folder, String(i));
    for (const [path, text] of [...Object.entries(files), ...modules]) {
      mkdirSync(dirname(join(project, path)), { recursive: true });
      writeFileSync(join(project, path), text);
    }
    const theirs = native(project);
    const different = differences(theirs, ours(linter, files, modules));
    const findings = [...theirs.values()].reduce((sum, n) => sum + n, 0);
    return { name, findings, different };
  });
  console.log(
    JSON.stringify({ version: linter.version, modules: texts.length, results })
  );
}

void main(process.argv.slice(2));
