import { writeFileSync } from 'node:fs';
import { planOf } from '../../plan/plan';
import { readProject } from '../../project/project';
import { ruffFor } from '../../project/ruff';
import { numberedCells, render } from '../../report/render';
import { checks } from '../registry.gen';
import { runChecks } from '../run';
import {
  corpusNotebooks,
  definesSomething,
  describeCorpora,
  markedWhere
} from './corpora';
import { documentOf, ruff, snapshotOf, standardOf } from './workbench';

const RULES = ['E722', 'F401', 'F841', 'D101', 'D103', 'ANN', 'PD002', 'NPY'];
const document = documentOf([
  ...checks.map(({ id, level }) =>
    standardOf(id, [{ kind: 'check', id, options: {} }], level)
  ),
  standardOf('rules', [{ kind: 'ruff', codes: RULES }], 'should'),
  standardOf('house', [{ kind: 'ruff', codes: 'configured' }], 'may')
]);
const project = readProject(snapshotOf(), document);
const ids = new Set(checks.map(({ id }) => id));

describeCorpora('visible notebooks', () => {
  it('are checked without a fault, nbdev’s marks kept, else every cell with a definition marked', () => {
    const counts: Record<string, number> = {};
    const lines: string[] = [];
    let read = 0;
    for (const found of corpusNotebooks()) {
      read += 1;
      const notebook = found.cells.some(({ mark }) => mark !== null)
        ? found
        : markedWhere(found, definesSomething);
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
        const counted = ids.has(check) ? check : 'rules of ruff';
        counts[counted] = (counts[counted] ?? 0) + 1;
        const sentence = render(template, args, cellName);
        expect(sentence).not.toMatch(/\{(?:cell|name|symbol|n)\b/);
        const source = notebook.cells.find(one => one.key === cell)?.source;
        if (source !== undefined && range) {
          expect(range.start).toBeLessThanOrEqual(range.end);
          expect(range.end).toBeLessThanOrEqual(source.length);
        }
        const shown = source?.slice(range?.start ?? 0).slice(0, 120);
        lines.push([check, notebook.path, sentence, shown].join('\t'));
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
    // Nobody left a secret in them, in any cell.
    expect(counts['config-no-secrets']).toBeUndefined();
  });
});
