/** What must hold for any module and any edits on both sides. */
import type { Choice } from '../types';
import { readModule } from '../symbols';
import { withChanges } from '../virtual';
import type { ISymbolCase, IWorld } from './random';
import { run, settled, type IRun } from './random-run';
import { symbolText } from './random';
import { textIn } from './world';

/** How often each thing happened: a property that never met it says nothing. */
export const counts = {
  modules: 0,
  symbols: 0,
  replaced: 0,
  kept: 0,
  conflicts: 0,
  chosen: 0,
  deleted: 0
};

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

export function check(world: IWorld): void {
  const played = run(world);
  const { before, after, changes, again, later } = played;
  counts.modules++;
  counts.symbols += world.symbols.length + world.added.length;
  counts.conflicts += changes.conflicts.length;
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
    counts.replaced += want === 'notebook-newer' ? 1 : 0;
    counts.kept += want === 'library-newer' ? 1 : 0;
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
  checkChoices(world, played);
}

/** Every conflict and every question is settled as somebody chooses, and nothing else changes. */
function checkChoices(world: IWorld, played: IRun): void {
  const { changes, after } = played;
  const choices: Record<string, Choice> = {};
  const chosen = new Map<string, Choice>();
  for (const { id, name, choices: allowed } of changes.conflicts) {
    const symbol = world.symbols.find(one => one.name === name)!;
    const how = symbol.choice === 'edit' ? 'edit' : symbol.choice;
    const choice: Choice =
      how !== 'edit'
        ? how
        : allowed.includes('edit')
          ? { text: symbolText(symbol, EDITED) }
          : 'notebook';
    choices[id] = choice;
    chosen.set(name, choice);
  }
  for (const { id, name } of changes.left) {
    const symbol = world.symbols.find(one => one.name === name)!;
    if (symbol.choice !== 'edit') {
      choices[id] = symbol.choice;
      chosen.set(name, symbol.choice);
    }
  }
  counts.chosen += chosen.size;
  if (chosen.size === 0) {
    return;
  }
  const done = settled(world, played, choices);
  const text = textIn(done.project) ?? '';
  const reading = readModule(text);
  const open = done.changes.conflicts;
  // What other code uses is not deleted; everything else is settled.
  expect(open.every(({ reason }) => reason === 'used')).toBe(true);
  const used = new Set(open.map(({ name }) => name));
  const stood = readModule(textIn(after) ?? '');
  if (!reading.ok || !stood.ok) {
    throw new Error('unreadable');
  }
  const pieceOf = (module: typeof reading.module, name: string) =>
    module.pieces.find(({ names }) => names.includes(name))?.text ?? null;
  for (const { name, notebook } of world.symbols) {
    const choice = chosen.get(name);
    const now = pieceOf(reading.module, name);
    const then = pieceOf(stood.module, name);
    if (choice === undefined || choice === 'library' || used.has(name)) {
      expect([name, now]).toEqual([name, then]);
    } else if (notebook === 'removed') {
      counts.deleted++;
      expect([name, now]).toEqual([name, null]);
    } else {
      const version = choice === 'notebook' ? done.version(name) : EDITED;
      expect([name, now?.includes(`${version}`)]).toEqual([name, true]);
    }
  }
  // Chosen once is chosen: the same again changes nothing.
  const again = settled(world, { ...played, before: done.project }, {});
  expect(again.changes.conflicts).toEqual([]);
  expect(used.size > 0 ? [] : again.changes.files).toEqual([]);
  // A choice is void once a text has changed.
  const edited = changes.conflicts.filter(({ theirs }) => theirs !== null);
  if (edited.length === 0) {
    return;
  }
  const later = settled(world, played, choices, { library: true });
  expect(later.changes.conflicts.map(({ name }) => name)).toEqual(
    expect.arrayContaining(edited.map(({ name }) => name))
  );
}

const EDITED = 7777;
