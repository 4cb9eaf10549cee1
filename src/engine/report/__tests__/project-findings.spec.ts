/** What is wrong with the project is said once, however many notebooks it has. */
import {
  bench,
  codeCell,
  documentOf,
  standardOf
} from '../../checks/__tests__/workbench';
import { notebookOf } from '../../notebook/read';
import { judgementOf } from '../../review';
import { checkedOf } from '../checked';
import type { IChecked } from '../checked';
import { checkFormats } from '../formats';

const STANDARDS = ['project-ci', 'tests-present'].map(id =>
  standardOf(id, [{ kind: 'check', id, options: {} }])
);

function checked(path: string): IChecked {
  const { project } = bench({ cells: [], standards: STANDARDS });
  const notebook = notebookOf(path, 'python', [
    codeCell('a', 'def f():\n    return 1')
  ]);
  return checkedOf(
    notebook,
    judgementOf({
      notebook,
      document: documentOf(STANDARDS),
      project,
      linter: null,
      aim: null,
      today: '2026-11-24'
    })
  );
}

const OPTIONS = {
  colours: false,
  today: '2026-11-24',
  version: '0',
  folder: '',
  unreadable: []
};
const SENTENCE = /Nothing runs the tests on a pull request/g;

it.each(['text', 'github', 'markdown', 'json'] as const)('as %s', format => {
  const all = [checked('a.ipynb'), checked('b.ipynb'), checked('c.ipynb')];
  const text = checkFormats[format].write(all, OPTIONS);
  expect(text.match(SENTENCE)).toHaveLength(1);
  expect(text.match(/delivered without a test/g)).toHaveLength(3);
});

it('in the standards it counts once, and findings keep their places', () => {
  const { standards, findings } = JSON.parse(
    checkFormats.json.write([checked('a.ipynb'), checked('b.ipynb')], OPTIONS)
  );
  const of = (id: string) =>
    standards.find((one: { id: string }) => one.id === id);
  expect(of('project-ci').findings).toHaveLength(1);
  expect(of('tests-present').findings).toHaveLength(2);
  for (const { id, findings: places } of standards) {
    for (const place of places) {
      expect(findings[place].check).toBe(id);
    }
  }
});
