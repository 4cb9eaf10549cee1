import { spawnSync } from 'child_process';
import { readdirSync, readFileSync } from 'fs';
import { join } from 'path';

import fc from 'fast-check';

import {
  notebooksBelow,
  SHARED,
  whereThere
} from '../../plan/__tests__/shared';
import { planOf } from '../../plan/plan';
import type { IModule } from '../../plan/types';
import type { IProject } from '../../project/types';
import { changesOf } from '../changes';
import { readModule, textOf, type IPiece } from '../symbols';
import { withChanges } from '../virtual';
import {
  exported,
  FEATURES,
  moduleOf,
  planWith,
  projectOf,
  textIn
} from './world';

/** Edits that people make, each with a text that must never be lost. */
const HAND = fc.record({
  where: fc.nat({ max: 9999 }),
  file: fc.nat({ max: 9999 }),
  how: fc.constantFrom('above', 'behind', 'before', 'inside', 'after')
});

type Hand = typeof HAND extends fc.Arbitrary<infer T> ? T : never;

/** The text with an edit that says `tag`; null where it can't be made there. */
function byHand(
  text: string,
  { where, how }: Hand,
  tag: string
): string | null {
  const reading = readModule(text);
  if (!reading.ok || reading.module.pieces.length === 0) {
    return null;
  }
  const { module } = reading;
  const { eol, pieces } = module;
  const piece = pieces[where % pieces.length];
  const isImport = /import|future|docstring/.test(piece.kind);
  if (isImport || how === 'before') {
    piece.lead += `# ${tag}${eol}${eol}`;
  } else if (how === 'above') {
    piece.text = `# ${tag}${eol}${piece.text}`;
  } else if (how === 'behind') {
    piece.text += `  # ${tag}`;
  } else if (how === 'inside' && piece.kind === 'function') {
    const indent = /[\r\n]([ \t]+)\S[^\r\n]*$/.exec(piece.text)?.[1] ?? '    ';
    piece.text += `${eol}${indent}${tag} = [ 1,2 ]`;
  } else {
    piece.lead += `def ${tag}( ): return  1${eol}${eol}`;
  }
  const after = textOf(module);
  return readModule(after).ok ? after : null;
}

function edit(
  project: IProject,
  paths: string[],
  edits: Hand[]
): { project: IProject; tags: [string, string][] } {
  const tags: [string, string][] = [];
  edits.forEach((hand, number) => {
    const path = paths[hand.file % paths.length];
    const tag = `hand_${number}_`;
    const text = byHand(textIn(project, path) ?? '', hand, tag);
    if (text !== null) {
      project = withChanges(project, [{ path, text }]);
      tags.push([path, tag]);
    }
  });
  return { project, tags };
}

function lost(project: IProject, tags: [string, string][]): string[] {
  return tags
    .filter(([path, tag]) => !textIn(project, path)?.includes(tag))
    .map(tag => tag.join(' '));
}

/** In the notebook every third statement changes: functions and classes get a decorator. */
function changeSome({ statements }: IModule): void {
  statements.forEach((statement, at) => {
    if (at % 3 === 0 && statement.kind === 'definition') {
      statement.text = statement.text.replace(
        /^((?:async )?def |class )/m,
        '@changed\n$1'
      );
    }
  });
}

/** With PROMOTE_CORPUS=all everything that is there, else a few. */
const all = process.env.PROMOTE_CORPUS === 'all';
const nbdev = join(SHARED, 'corpora/nbdev');
describe('notebooks that are libraries', () => {
  whereThere(nbdev, () => {
    const some = readdirSync(nbdev).filter((_, at) => all || at % 2 === 0);
    it.each(some)('%s', repository => {
      const notebooks = notebooksBelow(join(nbdev, repository));
      let project = projectOf({}, { library: 'lib', sourceRoots: [''] });
      for (const notebook of notebooks) {
        const changes = changesOf(planOf(notebook, project), project, {
          open: []
        });
        expect(changes.conflicts).toEqual([]);
        project = withChanges(project, changes.files);
      }
      const written = project.snapshot.files.filter(({ path }) =>
        path.startsWith('lib/')
      );
      expect(written.length).toBeGreaterThan(1);
      expect(written.filter(({ text }) => !readModule(text ?? '').ok)).toEqual(
        []
      );
      for (const notebook of notebooks) {
        const again = changesOf(planOf(notebook, project), project, {
          open: []
        });
        expect(again.files).toEqual([]);
      }

      const hands = fc.sample(HAND, { numRuns: 200, seed: 6 });
      const paths = written
        .filter(({ text }) => text !== '')
        .map(({ path }) => path);
      const edited = edit(project, paths, hands);
      let { project: after } = edited;
      expect(edited.tags.length).toBeGreaterThan(100);
      for (const notebook of notebooks) {
        const plan = planOf(notebook, after);
        plan.modules.forEach(changeSome);
        const { files } = changesOf(plan, after, { open: [] });
        after = withChanges(after, files);
      }
      expect(lost(after, edited.tags)).toEqual([]);
      expect(textIn(after, paths[paths.length - 1])).toBeDefined();
    });
  });
});

/** Where the Python on PATH keeps its standard library; null without one. */
function standardLibrary(): string | null {
  const script = 'import sysconfig; print(sysconfig.get_path("stdlib"))';
  const { status, stdout } = spawnSync('python3', ['-c', script], {
    encoding: 'utf8'
  });
  return status === 0 ? stdout.trim() : null;
}

const library = standardLibrary();
(library ? describe : describe.skip)('modules of the standard library', () => {
  const names =
    library === null
      ? []
      : readdirSync(library)
          .filter(name => name.endsWith('.py'))
          .filter((_, at) => at % (all ? 1 : 15) === 0);

  it.each(names)('%s', name => {
    const text = readFileSync(join(library ?? '', name), 'utf8');
    const reading = readModule(text);
    if (!reading.ok || text.length > 80000) {
      return;
    }
    expect(textOf(reading.module)).toBe(text);
    // As if a notebook had exported all of it, and people had formatted it since.
    const plan = planWith([moduleOf(text)]);
    const start = exported(plan, projectOf({ 'src/pricing/__init__.py': '' }));
    const real = withChanges(start.project, [{ path: FEATURES, text }]);
    expect(exported(plan, real).changes.files).toEqual([]);

    const hands = fc.sample(HAND, { numRuns: 5, seed: name.length });
    const { project: before, tags } = edit(real, [FEATURES], hands);
    const next = moduleOf(text);
    changeSome(next);
    const { project: after, changes } = exported(planWith([next]), before);
    expect(lost(after, tags)).toEqual([]);
    expect(exported(planWith([next]), after).changes.files).toEqual([]);
    expect(keptPieces(before, after, changes.statuses)).toBe(true);
  });
});

/** Whether everything that was not replaced is there, byte by byte and in its order. */
function keptPieces(
  before: IProject,
  after: IProject,
  statuses: { name: string; status: string }[]
): boolean {
  const reading = readModule(textIn(before) ?? '');
  const text = textIn(after) ?? '';
  const replaced = new Set(
    statuses
      .filter(({ status }) => status === 'notebook-newer')
      .map(({ name }) => name)
  );
  const isKept = ({ kind, names }: IPiece) =>
    !/import|future|exports/.test(kind) &&
    !names.some(name => replaced.has(name));
  let at = 0;
  return (
    reading.ok &&
    reading.module.pieces.filter(isKept).every(piece => {
      const found = text.indexOf(piece.text, at);
      at = found + piece.text.length;
      return found >= 0;
    })
  );
}
