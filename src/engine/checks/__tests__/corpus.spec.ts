/** All notebooks of the corpora, every cell with a function marked: nothing breaks, and what is found is counted. */
import { existsSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { readNotebook } from '../../notebook/read';
import type { ICell, INotebook } from '../../notebook/types';
import { planOf } from '../../plan/plan';
import { readProject } from '../../project/project';
import { ruffFor } from '../../project/ruff';
import { syntaxOf } from '../../python/syntax';
import { numberedCells, render } from '../../report/render';
import type { Binding } from '../../standards/types';
import { checks } from '../registry.gen';
import { runChecks } from '../run';
import { documentOf, ruff, snapshotOf, standardOf } from './workbench';

const SHARED =
  process.env.PROMOTE_SHARED ?? join(__dirname, '../../../../../shared');
const CORPORA = join(SHARED, 'corpora');

function notebooksIn(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true }).flatMap(entry => {
    const path = join(folder, entry.name);
    return entry.isDirectory()
      ? notebooksIn(path)
      : entry.name.endsWith('.ipynb')
        ? [path]
        : [];
  });
}

const RULES = ['E722', 'F401', 'F841', 'D101', 'D103', 'ANN', 'PD002', 'NPY'];
const document = documentOf([
  ...checks.map(({ id, level }) =>
    standardOf(id, [{ kind: 'check', id, options: {} }], level)
  ),
  standardOf('rules', [{ kind: 'ruff', codes: RULES } as Binding], 'should'),
  standardOf('house', [{ kind: 'ruff', codes: 'configured' } as Binding], 'may')
]);
const project = readProject(snapshotOf(), document);

/** Marks each code cell that defines a function or a class; nbdev's own marks stay. */
function marked(notebook: INotebook): INotebook {
  const defines = ({ kind, source }: ICell): boolean =>
    kind === 'code' &&
    syntaxOf(source).statements.some(({ node }) =>
      ['FunctionDef', 'AsyncFunctionDef', 'ClassDef'].includes(node.type)
    );
  if (notebook.cells.some(({ mark }) => mark !== null)) {
    return notebook;
  }
  return {
    ...notebook,
    cells: notebook.cells.map(cell => ({
      ...cell,
      fault: null,
      mark: defines(cell)
        ? { module: 'features', role: 'code', by: 'metadata' }
        : null
    }))
  };
}

(existsSync(CORPORA) ? describe : describe.skip)(
  'corpora (../shared is not there)',
  () => {
    it('are checked without a fault', () => {
      const counts: Record<string, number> = {};
      const lines: string[] = [];
      let read = 0;
      for (const path of notebooksIn(CORPORA)) {
        const name = relative(CORPORA, path);
        const result = readNotebook(readFileSync(path, 'utf8'), name);
        if (!result.ok) {
          continue;
        }
        read += 1;
        const notebook = marked(result.notebook);
        const { findings, bindings } = runChecks({
          notebook,
          plan: planOf(notebook, project),
          project,
          document,
          linter: ruff,
          tests: null,
          ruffFor: file => ruffFor(project, file)
        });
        const cellName = numberedCells(notebook);
        for (const finding of findings) {
          const { check, template, args, cell, range } = finding;
          counts[check] = (counts[check] ?? 0) + 1;
          const sentence = render(template, args, cellName);
          expect(sentence).not.toMatch(/\{(?:cell|name|symbol|n)\b/);
          const source = notebook.cells.find(one => one.key === cell)?.source;
          if (source !== undefined && range) {
            expect(range.start).toBeLessThanOrEqual(range.end);
            expect(range.end).toBeLessThanOrEqual(source.length);
          }
          lines.push(
            `${check}\t${name}\t${sentence}\t${JSON.stringify(source?.slice(range?.start ?? 0, (range?.end ?? 0) + 60).slice(0, 200))}`
          );
        }
        for (const { findings: indexes } of bindings) {
          indexes.forEach(index => expect(findings[index]).toBeDefined());
        }
      }
      if (process.env.PROMOTE_FINDINGS) {
        writeFileSync(process.env.PROMOTE_FINDINGS, lines.join('\n'));
      }
      console.info(
        `findings in ${read} notebooks: ${Object.entries(counts)
          .sort()
          .map(([check, count]) => `${check} ${count}`)
          .join(', ')}`
      );
      expect(read).toBeGreaterThan(100);
    });
  }
);
