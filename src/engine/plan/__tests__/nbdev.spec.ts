import { readFileSync, readdirSync } from 'fs';
import { join } from 'path';
import type { Statement } from '../../python/ast';
import { syntaxOf } from '../../python/syntax';
import { planOf } from '../plan';
import type { IModule } from '../types';
import { emptyProject } from './project';
import { SHARED, notebooksBelow, whereThere } from './shared';

/**
 * Libraries that are written in notebooks and exported by nbdev: the marked
 * statements of our modules are those of the committed modules, in their order.
 * The two larger ones only with PROMOTE_CORPUS=all.
 */
const FOLDER = join(SHARED, 'corpora/nbdev');
const LARGE = /fastcore|fastkafka/;

interface ICorpus {
  lib_path: string;
  modules: { module: string; notebooks: string[] }[];
}

describe('modules of nbdev libraries', () => {
  whereThere(FOLDER, () => {
    const repositories = readdirSync(FOLDER).filter(
      name => process.env.PROMOTE_CORPUS === 'all' || !LARGE.test(name)
    );
    it.each(repositories)(
      '%s',
      repository => {
        const folder = join(FOLDER, repository);
        const corpus: ICorpus = JSON.parse(
          readFileSync(join(folder, 'corpus.json'), 'utf8')
        );
        const planned = plannedModules(folder, corpus);
        for (const { module, notebooks } of corpus.modules) {
          const committed = readFileSync(join(folder, `${module}.txt`), 'utf8');
          const statements = notebooks.flatMap(notebook =>
            planned
              .get(`${notebook} ${module}`)!
              .statements.filter(({ marked }) => marked)
              .map(({ text }) => text)
          );
          expect({
            module,
            statements: statements.flatMap(shapes(module))
          }).toEqual({
            module,
            statements: shapes(module)(committed)
          });
        }
      },
      60000
    );
  });
});

function plannedModules(folder: string, corpus: ICorpus): Map<string, IModule> {
  const project = { ...emptyProject(corpus.lib_path), sourceRoots: [''] };
  return new Map(
    notebooksBelow(folder).flatMap(notebook =>
      planOf(notebook, project).modules.map(module => [
        `${notebook.path} ${module.path}`,
        module
      ])
    )
  );
}

/** What nbdev writes by itself. */
function isNbdevs(shape: string): boolean {
  return /"id":"(__all__|__version__)"/.test(shape.slice(0, 200));
}

/** Statements of a text without positions and layout, imports of the library made absolute. */
function shapes(module: string): (text: string) => string[] {
  const parts = module.split('/');
  return text =>
    syntaxOf(text)
      .statements.map(({ node }) => node)
      .filter(node => !isDocstring(node))
      .map(node => JSON.stringify(node, normalised(parts)))
      .filter(shape => !isNbdevs(shape));
}

function isDocstring(node: Statement): boolean {
  return node.type === 'Expr' && node.value.type === 'Constant';
}

type Shape = Record<string, unknown>;

function normalised(parts: string[]) {
  return (key: string, value: unknown): unknown => {
    if (key === 'start' || key === 'end' || key === 'line') {
      return undefined;
    }
    if (typeof value === 'bigint') {
      return String(value);
    }
    const node = value as Shape | null;
    if (node?.type === 'Constant' && node.of === 'str') {
      return { text: String(node.value).replace(/\s+/g, ' ').trim() };
    }
    if (node?.type === 'ImportFrom' && (node.level as number) > 0) {
      const base = parts.slice(0, parts.length - (node.level as number));
      const name = [...base, ...(node.module ? [node.module] : [])].join('.');
      return { ...node, level: 0, module: name };
    }
    if (node?.type === 'Delete') {
      const [first] = node.targets as Shape[];
      return first.type === 'Tuple' ? { ...node, targets: first.elts } : node;
    }
    return value;
  };
}
