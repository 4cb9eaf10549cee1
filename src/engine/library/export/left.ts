/** What a notebook exported once and plans no longer: kept, until somebody says otherwise. */
import { modulePlace } from '../../plan/module-place';
import { fileAt, textAt } from '../../project/files';
import type { IProject } from '../../project/types';
import { baseText } from '../ledger';
import { codeHash, sameCode, sameComments } from '../normalise';
import { conflictId } from '../symbol/conflict-id';
import { withdrawExports } from '../symbol/exports-list';
import { nameOf } from '../symbol/identity';
import { readModule, textOf, type IModuleText, type IPiece } from '../symbols';
import { removePiece } from '../text/gaps';
import type {
  IConflict,
  IFileChange,
  ILedgerEntry,
  ILeftSymbol
} from '../types';
import { leftSentence, usedConflict } from './conflicts';
import type { IModuleContext, IModuleChanges } from './module';
import { whereNow } from './now';
import type { IRecord } from './record';
import { userOf } from './users';

export interface ILeft {
  /** The library still has it (or its module can't be read now). */
  there: ILedgerEntry[];
  /** It is nowhere any more. */
  stale: ILedgerEntry[];
  symbols: ILeftSymbol[];
  /** The notebook imports it from there now. */
  imported: { entry: ILedgerEntry; path: string }[];
  /** Modules without what somebody chose to delete. */
  files: IFileChange[];
  conflicts: IConflict[];
}

interface IContext extends Pick<
  IModuleContext,
  'plan' | 'project' | 'options'
> {
  /** What is exported now. */
  records: IRecord[];
}

interface ILeftModule {
  path: string;
  importName: string;
  /** Null: it can't be read. */
  module: IModuleText | null;
  /** As an export without deletions leaves it; null: no such file. */
  text: string | null;
}

export function leftBehind(
  entries: ILedgerEntry[],
  modules: IModuleChanges[],
  context: IContext
): ILeft {
  const left: ILeft = {
    there: [],
    stale: [],
    symbols: [],
    imported: [],
    files: [],
    conflicts: []
  };
  const known = new Map<string, ILeftModule>();
  for (const entry of entries) {
    const place = modulePlace(entry.module, entry.role, context.project);
    const there =
      known.get(place.path) ?? readLeft(place, modules, context.project);
    known.set(place.path, there);
    leave(left, entry, there, context);
  }
  for (const { path, module, text } of known.values()) {
    const after = module && textOf(module);
    if (after !== null && text !== null && after !== text) {
      const file = fileAt(context.project.snapshot, path);
      const { role } = entries.find(
        one => modulePlace(one.module, one.role, context.project).path === path
      )!;
      left.files.push({
        path,
        kind: role === 'test' ? 'test' : 'library',
        hash: file?.hash ?? null,
        before: file?.text ?? null,
        text: after
      });
    }
  }
  return left;
}

function readLeft(
  { path, importName }: { path: string; importName: string },
  modules: IModuleChanges[],
  { snapshot }: IProject
): ILeftModule {
  const planned = modules.find(other => other.path === path);
  const text = planned ? planned.text : textAt(snapshot, path);
  const isUnreadable = text === null && (planned ?? fileAt(snapshot, path));
  const reading = text === null ? null : readModule(text);
  const empty = { pieces: [], tail: '', eol: '\n' };
  return {
    path,
    importName,
    text,
    module: isUnreadable
      ? null
      : reading === null
        ? empty
        : reading.ok
          ? reading.module
          : null
  };
}

function leave(
  left: ILeft,
  entry: ILedgerEntry,
  there: ILeftModule,
  context: IContext
): void {
  const { project, options } = context;
  if (there.module === null) {
    left.there.push(entry);
    return;
  }
  const piece = pieceOf(entry, there.module);
  if (!piece) {
    left.stale.push(entry);
    return;
  }
  const isImported = piece.names.some(name =>
    context.plan.imports.includes(`${there.importName}.${name}`)
  );
  if (isImported) {
    left.there.push(entry);
    left.imported.push({ entry, path: there.path });
    return;
  }
  const symbol = symbolOf(entry, piece, there, context);
  const choice = entry.name === '' ? undefined : options.choices?.[symbol.id];
  if (choice === 'library') {
    return;
  }
  if (choice === 'notebook') {
    const user = userOf(piece, there.module, there, project);
    if (user === null) {
      removePiece(there.module, piece);
      withdrawExports(there.module, piece.names);
      return;
    }
    left.conflicts.push(usedConflict(symbol, user));
  }
  left.there.push(entry);
  if (entry.name !== '') {
    left.symbols.push(symbol);
  }
}

/** By code where several share the name. */
function pieceOf(
  { name, code }: ILedgerEntry,
  { pieces }: IModuleText
): IPiece | undefined {
  const named = pieces.filter(
    piece => name === '' || (nameOf(piece) === name && piece.kind !== 'import')
  );
  return (
    named.find(piece => codeHash(piece.text) === code) ??
    (name === '' ? undefined : named[0])
  );
}

function symbolOf(
  entry: ILedgerEntry,
  { text }: IPiece,
  { path }: ILeftModule,
  { plan, project, records }: IContext
): ILeftSymbol {
  const { module, role, name, code } = entry;
  const base = baseText(project.snapshot, entry.text);
  const now = whereNow(entry, base ?? text, plan, records);
  const edited =
    base === null
      ? codeHash(text) !== code
      : !sameCode(base, text) || !sameComments(base, text);
  const brought = entry.brought === true;
  const symbol = { path, module, role, name, text, edited, brought, now };
  return {
    ...symbol,
    id: conflictId(path, name, ['left', text]),
    message: leftSentence(symbol)
  };
}
