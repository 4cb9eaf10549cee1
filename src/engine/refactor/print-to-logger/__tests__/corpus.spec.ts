import {
  corpusNotebooks,
  describeCorpora,
  markedWhere
} from '../../../checks/__tests__/corpora';
import {
  documentOf,
  fixed,
  snapshotOf
} from '../../../checks/__tests__/workbench';
import { planOf } from '../../../plan/plan';
import { readProject } from '../../../project/project';
import { syntaxOf } from '../../../python/syntax';
import { modulePrints } from '../print-to-logger';

const project = readProject(snapshotOf(), documentOf([]));

describeCorpora('prints of visible notebooks, every cell marked', () => {
  it('become logger calls that parse, and nothing else changes', () => {
    const left: Record<string, number> = {};
    let replaced = 0;
    for (const found of corpusNotebooks()) {
      const notebook = markedWhere(found, () => true);
      const plan = planOf(notebook, project);
      const module = plan.modules.find(({ role }) => role === 'code');
      if (!module) {
        continue;
      }
      const syntax = (cell: { source: string }) => syntaxOf(cell.source);
      const prints = modulePrints({ notebook, plan, syntax }, module);
      const result = prints.toLogger(notebook.cells);
      replaced += result.replaced;
      for (const { why } of result.left) {
        left[why] = (left[why] ?? 0) + 1;
      }
      const cells = notebook.cells.map(cell => ({
        ...cell,
        id: cell.key,
        metadata: {}
      }));
      const { edits } = result;
      const after = fixed(cells, [{ title: '', safe: true, edits, marks: [] }]);
      after.forEach(({ source }, i) => {
        const before = syntaxOf(notebook.cells[i].source);
        const now = syntaxOf(source);
        if (before.error === null) {
          expect([source, now.error]).toEqual([source, null]);
        }
        const touched = edits.filter(({ cell }) => cell === cells[i].id);
        const added = touched.some(({ start, end }) => start === end) ? 1 : 0;
        const grown = now.statements.length - before.statements.length;
        // Import and logger come along; prints of one line become one call.
        expect(grown).toBeLessThanOrEqual(2 * added);
      });
    }
    console.info(`prints: ${replaced} replaced; left: ${JSON.stringify(left)}`);
    expect(replaced).toBeGreaterThan(1000);
  });
});
