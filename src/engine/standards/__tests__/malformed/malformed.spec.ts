/** Two hundred documents that somebody could write by mistake, or send on purpose. */
import { documentOf } from '../documents';
import { holds } from '../holds';
import { bindings } from './bindings';
import { settings, yaml } from './front-matter';
import { extending, files, prose } from './markdown';
import type { IMalformed } from './case';

const GROUPS: Record<string, IMalformed[]> = {
  'front matter that is no YAML': yaml,
  'front matter that means nothing': settings,
  'bindings and waivers that cannot be read': bindings,
  'Markdown that no person wrote': prose,
  'files as a whole': files,
  'what a document extends': extending
};

const slowest: [number, string] = [0, ''];

describe.each(Object.entries(GROUPS))('%s', (_, cases) => {
  it.each(cases.map(one => [one.name, one] as const))(
    '%s',
    (name, { text, says, line, works, files: more }) => {
      const begun = Date.now();
      const document = documentOf(text, more);
      const took = Date.now() - begun;
      if (took > slowest[0]) {
        slowest.splice(0, 2, took, name);
      }
      holds(text, document);
      const said = document.problems.map(
        problem => `${problem.line}: ${problem.message}`
      );
      if (says === null) {
        expect(said).toEqual([]);
      } else {
        expect(said.join('\n')).toMatch(says);
        const lines = document.problems
          .filter(({ message }) => says.test(message))
          .map(problem => problem.line);
        expect(line === undefined || lines.includes(line)).toBe(true);
      }
      const good = document.standards.some(
        ({ bindings: [binding], source }) =>
          source === 'STANDARDS.md' &&
          binding?.kind === 'check' &&
          binding.id === 'tests-pass'
      );
      expect(good).toBe(works);
    },
    20_000
  );
});

afterAll(() => {
  const count = Object.values(GROUPS).flat().length;
  console.info(
    `${count} malformed documents, the slowest took ${slowest[0]} ms: ${slowest[1]}`
  );
});

it('are two hundred', () => {
  const names = Object.values(GROUPS)
    .flat()
    .map(({ text }) => text);
  expect(new Set(names).size).toBe(names.length);
  expect(names.length).toBeGreaterThanOrEqual(200);
});
