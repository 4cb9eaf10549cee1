/** Cells that no refactoring understands, beside some that every one works on. */
import { changedBy } from '../changed';
import { draft, draftChange } from '../draft/draft';
import { parameterise } from '../parameterise/parameterise';
import { printsToLogger } from '../print-to-logger/notebook-prints';
import type { ICellEdit } from '../types';
import { notebookWith, project } from './workbench';

const mark = { promote: { module: 'features', role: 'code' } };

const ODD: Record<string, string> = {
  bash: '%%bash\necho "limit"\nprint limit',
  R: '%%R -i limit\nprint(limit)',
  'a file': '%%writefile a.py\nlimit = 3\nprint(limit)',
  'Python 2': 'print "limit", limit\nexec "limit = 4"',
  'half a statement': 'if limit:\n',
  'an open bracket': 'value = (limit,\nprint(limit)',
  '2,000 nested brackets': `deep = ${'['.repeat(2000)}${']'.repeat(2000)}`,
  NULs: 'text = "a\0b"\nprint(text)',
  nothing: '',
  'blanks and a form feed': ' \n\f\n\t',
  'a comment': '# print(limit)'
};

const READ: Record<string, string> = {
  tabs: 'if limit:\n\tother = limit\n\tprint(other)',
  CRLF: 'other = limit\r\nprint(other)\r\n',
  'form feeds': '\fother = limit\n\fprint(other)',
  'a line of 100,000 characters': `other = "${'x'.repeat(100_000)}"\nprint(other, limit)`,
  'top-level await': 'import asyncio\nawait asyncio.sleep(0)\nprint(limit)',
  'names that NFKC folds': 'ﬁnd = limit\nprint(find)'
};

const around = (odd: string) =>
  notebookWith(
    'limit = len("abc")',
    odd,
    {
      source: 'def keep(xs):\n    print(limit)\n    return xs[:limit]',
      metadata: mark
    },
    'kept = keep([1, 2])\nprint(kept)'
  );

/** Every refactoring of the whole notebook, as the edits and removals it would do. */
function all(odd: string) {
  const notebook = around(odd);
  const before = JSON.stringify(notebook);
  const parameters = parameterise(notebook, project, [
    { cell: '3', symbol: 'keep', names: ['limit'] }
  ]);
  const loggers = printsToLogger(notebook, project);
  const drafted = draft(notebook, project, { module: 'features' });
  expect(JSON.stringify(notebook)).toBe(before);
  const after = changedBy(notebook, draftChange(drafted));
  return { notebook, parameters, loggers, drafted, after };
}

const touches = (edits: readonly ICellEdit[], cell: string) =>
  edits.some(edit => edit.cell === cell);

describe('a cell that is no Python', () => {
  it.each(Object.entries(ODD))('%s stays as it is', (_, odd) => {
    const { parameters, loggers, drafted, after } = all(odd);
    expect(touches(parameters.edits, '2')).toBe(false);
    expect(touches(loggers.edits, '2')).toBe(false);
    expect(after.cells.map(({ source }) => source)).toContain(odd);
    const left = drafted.left.filter(({ cell }) => cell === '2');
    for (const { sentence, line } of left) {
      expect(sentence).toMatch(/[Cc]ell 2/);
      expect(line).toBeGreaterThan(0);
    }
    // The others are worked on all the same.
    expect(loggers.edits.length).toBeGreaterThan(0);
  });
});

describe('a cell that is unusual Python', () => {
  it.each(Object.entries(READ))('%s is handled', (_, odd) => {
    const { notebook, parameters, drafted, after } = all(odd);
    expect(parameters.refused).toEqual([]);
    expect(parameters.added).toEqual([
      { cell: '3', symbol: 'keep', names: ['limit'] }
    ]);
    const left = drafted.left.some(({ cell }) => cell === '2');
    const stays = after.cells.some(({ source }) => source === odd);
    expect(stays || !left).toBe(true);
    expect(after.cells.length).toBeGreaterThanOrEqual(
      notebook.cells.length - 1
    );
  });
});

it('two cells of one id are told apart', () => {
  const notebook = notebookWith(
    { id: 'a', source: 'limit = len("abc")' },
    { id: 'a', source: 'def keep(xs):\n    return xs[:limit]', metadata: mark },
    { id: 'b', source: 'keep([1])' }
  );
  const { edits, added, refused } = parameterise(notebook, project, [
    { cell: 'a~2', symbol: 'keep', names: ['limit'] }
  ]);
  expect(refused).toEqual([]);
  expect(added).toEqual([{ cell: 'a~2', symbol: 'keep', names: ['limit'] }]);
  expect(edits.map(({ cell }) => cell)).toEqual(['a~2', 'b']);
});
