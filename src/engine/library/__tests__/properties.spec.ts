import fc from 'fast-check';

import { readModule } from '../symbols';
import { withChanges } from '../virtual';
import { worlds, type ISymbolCase, type IWorld } from './random';
import { run } from './random-run';
import { textIn } from './world';

const RUNS = Number(process.env.PROMOTE_PROPERTY_RUNS ?? 500);
/** What must come of a symbol, told from the edits alone. */
function expected({ hand, notebook, kind }: ISymbolCase): string {
  if (notebook === 'removed') {
    return hand === 'deleted' ? 'nothing' : 'missing-in-notebook';
  }
  if (hand === 'deleted') {
    return 'missing-in-library';
  }
  const ours = notebook === 'changed';
  const same = notebook === 'as-library' && hand === 'changed';
  const touched =
    hand === 'changed' || (hand === 'commented' && kind !== undefined);
  if (same) {
    return 'in-step';
  }
  if (ours) {
    return touched ? 'both' : 'notebook-newer';
  }
  return hand === 'changed' ? 'library-newer' : 'in-step';
}

function check(world: IWorld): void {
  const { before, after, changes, again, later } = run(world);
  const textBefore = textIn(before) ?? '';
  const textAfter = textIn(after) ?? '';
  const statuses = new Map(
    changes.statuses.map(({ name, status }) => [name, status])
  );

  // Every symbol is what the edits make it, and every conflict is told.
  for (const symbol of world.symbols) {
    const want = expected(symbol);
    expect([symbol.name, statuses.get(symbol.name) ?? 'nothing']).toEqual([
      symbol.name,
      want
    ]);
    const conflict = changes.conflicts.some(({ name }) => name === symbol.name);
    expect([symbol.name, conflict]).toEqual([
      symbol.name,
      want === 'both' || want === 'missing-in-library'
    ]);
  }

  // What stands as it was exported takes the notebook's next version.
  const next = new Map(
    later.statuses.map(({ name, status }) => [name, status])
  );
  for (const { name, hand } of world.symbols) {
    const free =
      statuses.get(name) === 'notebook-newer' ||
      (statuses.get(name) === 'in-step' && hand !== 'commented');
    if (free) {
      expect([name, next.get(name)]).toEqual([name, 'notebook-newer']);
    }
  }
  for (const { name } of world.added) {
    expect([name, next.get(name)]).toEqual([name, 'notebook-newer']);
  }

  // What nobody asked to change is there, byte by byte and in its order.
  const reading = readModule(textBefore);
  const result = readModule(textAfter);
  expect(result.ok).toBe(true);
  if (!reading.ok || !result.ok) {
    throw new Error('unreadable');
  }
  const isOpen = (names: readonly string[], kind: string) =>
    kind === 'import' ||
    kind === 'exports' ||
    names.some(name => statuses.get(name) === 'notebook-newer');
  let at = 0;
  for (const { text, names, kind } of reading.module.pieces) {
    if (isOpen(names, kind)) {
      continue;
    }
    const found = textAfter.indexOf(text, at);
    if (found < at) {
      throw new Error(`lost: ${text}`);
    }
    at = found + text.length;
  }
  const gaps = (module: typeof reading.module) =>
    [...module.pieces.map(({ lead }) => lead), module.tail]
      .join('\n')
      .split(/\r?\n/)
      .map(line => line.trim())
      .filter(line => line !== '');
  expect(gaps(result.module)).toEqual(gaps(reading.module));

  // Line ends, byte order mark and the end of the file are the file's own.
  if (textBefore !== '') {
    expect(textAfter.startsWith('\ufeff')).toBe(
      textBefore.startsWith('\ufeff')
    );
    expect(/\n$/.test(textAfter)).toBe(/\n$/.test(textBefore));
    expect(/(?<!\r)\n/.test(textAfter)).toBe(/(?<!\r)\n/.test(textBefore));
  }

  // Export twice = once; and back again.
  expect(again.files).toEqual([]);
  expect(again.conflicts).toEqual(changes.conflicts);
  const reverted = withChanges(
    after,
    changes.files.map(({ path, before: text }) => ({ path, text }))
  );
  expect(reverted.snapshot.files).toEqual(before.snapshot.files);
}

it(`holds for ${RUNS} random modules and edits`, () => {
  fc.assert(fc.property(worlds, check), { numRuns: RUNS });
});
