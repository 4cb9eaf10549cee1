import { PositionEncoding, Workspace } from '@astral-sh/ruff-wasm-web';
import fc from 'fast-check';

import { exported, FEATURES, planOf, projectOf, textIn } from './world';

/** Ruff is the judge: a block that its isort rules accept is one afterwards. */
const MODULES =
  'os os.path sys re abc collections typing numpy numpy.linalg pandas PIL Zope zope2 zope10 pricing.model pricing.a2 _thread __main__'.split(
    ' '
  );
const NAMES = 'a b A B CONST C_D Klass klass func2 func10 _x X XY é'.split(' ');
const SETTINGS: Record<string, unknown>[] = [
  {},
  { 'force-sort-within-sections': true },
  { 'combine-as-imports': true },
  { 'force-single-line': true },
  { 'order-by-type': false },
  { 'case-sensitive': true },
  { 'from-first': true },
  { 'no-sections': true }
];

const line: fc.Arbitrary<string> = fc.oneof(
  fc.constantFrom(...MODULES).map(module => `import ${module}`),
  fc
    .tuple(fc.constantFrom(...MODULES), fc.nat({ max: 99 }))
    .map(([module, at]) => `import ${module} as name${at}`),
  fc
    .tuple(
      fc.constantFrom(...MODULES, '.', '..', '.near', '..far'),
      fc.subarray(NAMES, { minLength: 1, maxLength: 3 })
    )
    .map(([module, names]) => `from ${module} import ${names.join(', ')}`),
  fc.constant('from __future__ import annotations')
);
const lines = (maxLength: number) =>
  fc.array(line, { minLength: 1, maxLength }).map(list => list.join('\n'));

interface IEdit {
  content: string | null;
  location: { row: number; column: number };
  end_location: { row: number; column: number };
}

interface IMessage {
  code: string | null;
  fix: { edits: IEdit[] } | null;
}

function unsorted(workspace: Workspace, text: string): IMessage | undefined {
  const messages: IMessage[] = workspace.check(text);
  return messages.find(({ code }) => code === 'I001');
}

function sorted(workspace: Workspace, text: string): string {
  const [edit] = unsorted(workspace, text)?.fix?.edits ?? [];
  if (!edit) {
    return text;
  }
  const rows = text.split('\n');
  const offset = ({ row, column }: IEdit['location']) =>
    rows.slice(0, row - 1).join('\n').length + (row > 1 ? 1 : 0) + column - 1;
  return (
    text.slice(0, offset(edit.location)) +
    (edit.content ?? '') +
    text.slice(offset(edit.end_location))
  );
}

it.each(SETTINGS)('a sorted block stays sorted with %j', isort => {
  const ruff = {
    lint: {
      select: ['I'],
      isort: { ...isort, 'known-first-party': ['pricing'] }
    }
  };
  const workspace = new Workspace(ruff, PositionEncoding.Utf16);
  let judged = 0;
  fc.assert(
    fc.property(lines(8), lines(3), (there, added) => {
      const before = sorted(workspace, `${there}\n\nx = 1\n`);
      const project = projectOf({ [FEATURES]: before }, { ruff });
      const after = exported(planOf(added), project);
      fc.pre(
        unsorted(workspace, before) === undefined &&
          after.changes.conflicts.length === 0
      );
      judged++;
      const text = textIn(after.project) ?? '';
      expect(text).toBe(sorted(workspace, text));
    }),
    { numRuns: 40 }
  );
  workspace.free();
  expect(judged).toBeGreaterThan(10);
});
