import { mkdirSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { notebooksBelow } from '../../src/engine/plan/__tests__/shared';
import { emptyProject } from '../../src/engine/plan/__tests__/project';
import { planOf } from '../../src/engine/plan/plan';

interface ICorpus {
  lib_path: string;
  modules: { module: string; notebooks: string[] }[];
}

interface INbdevModule {
  repository: string;
  module: string;
  /** What the closure adds, which nbdev's module does without. */
  brought: string[];
}

// The comparer takes the list away that nbdev writes by itself.
const LIST = '__all__ = []\n';

/** Writes each module of each repository as the plans of its notebooks assemble it, below `OUT/nbdev/REPOSITORY`. */
export function nbdevModules(shared: string, out: string): INbdevModule[] {
  const corpora = join(shared, 'corpora/nbdev');
  return readdirSync(corpora).flatMap(repository => {
    const folder = join(corpora, repository);
    const corpus = JSON.parse(
      readFileSync(join(folder, 'corpus.json'), 'utf8')
    ) as ICorpus;
    const project = { ...emptyProject(corpus.lib_path), sourceRoots: [''] };
    const planned = new Map(
      notebooksBelow(folder).flatMap(notebook =>
        planOf(notebook, project).modules.map(module => [
          `${notebook.path} ${module.path}`,
          module.statements
        ])
      )
    );
    return corpus.modules.map(({ module, notebooks }) => {
      const target = join(out, 'nbdev', repository, `${module}.txt`);
      mkdirSync(dirname(target), { recursive: true });
      const statements = notebooks.flatMap(
        notebook => planned.get(`${notebook} ${module}`) ?? []
      );
      const texts = (isMarked: boolean): string[] =>
        statements
          .filter(({ marked }) => marked === isMarked)
          .map(({ text }) => text);
      writeFileSync(target, LIST + texts(true).join('\n'));
      return { repository, module, brought: texts(false) };
    });
  });
}
