/** What an export does to one module's file. */
import type { IModule, IPlan } from '../../plan/types';
import { fileAt } from '../../project/files';
import { folderOf } from '../../project/paths';
import type { IProject, ISnapshot } from '../../project/types';
import type { IBook } from './book';
import type { IChangeOptions } from '../changes';
import {
  fileConflict,
  importConflict,
  lostConflict,
  symbolConflict
} from './conflicts';
import { conflictId } from '../symbol/conflict-id';
import { nameOf } from '../symbol/identity';
import { isRenamed } from '../symbol/renamed';
import type { IImportStyle } from '../imports/order';
import { mergeModule, type IMerged } from '../merge';
import { movedTo } from './moved';
import { missingInits } from './packages';
import { recordOf, type IRecord } from './record';
import { refusalOf } from './refusal';
import { plannedStates } from './statuses';
import { hasName, lineEndOf, readModule } from '../symbols';
import type { IConflict, IFileChange, ISymbolState } from '../types';

export interface IModuleContext {
  plan: IPlan;
  project: IProject;
  book: IBook;
  style: IImportStyle;
  options: IChangeOptions;
}

export interface IModuleChanges {
  path: string;
  /** The module after the export; null where it can't be read. */
  text: string | null;
  files: IFileChange[];
  conflicts: IConflict[];
  records: IRecord[];
  statuses: ISymbolState[];
}

export function moduleChanges(
  module: IModule,
  context: IModuleContext
): IModuleChanges {
  const { project, book, style, options } = context;
  const { path, role } = module;
  const { snapshot } = project;
  const bases = book.bases(module);
  const refusal = refusalOf(snapshot, path);
  if (refusal) {
    return refused(module, context, refusal.reason, refusal.message);
  }
  const file = fileAt(snapshot, path);
  const before = file?.text ?? null;
  const result =
    options.merged?.get(module) ??
    mergeModule({
      plan: module,
      before,
      eol: lineEndBeside(snapshot, path),
      bases,
      style,
      format: text => options.format?.(text, path) ?? text,
      choice: id => options.choices?.[id]
    });
  options.merged?.set(module, result);
  if (!result.ok) {
    return refused(
      module,
      context,
      'syntax',
      `${path}, line ${result.line}: this is no Python that can be merged into (${result.message}); mend the file, or choose another module.`
    );
  }
  const symbols =
    before === null
      ? result.symbols.map(withMove(module, context))
      : result.symbols;
  const conflicts = [
    ...symbols
      .filter(({ conflict }) => conflict !== null)
      .map(one => conflictOf(module, one, before, context)),
    ...result.clashes.map(clash => importConflict(module, clash)),
    ...lostNames(module, result.text).map(name => lostConflict(module, name))
  ];
  const isNew = before === null && module.statements.length > 0;
  const inits = isNew ? missingInits(snapshot, module) : [];
  return {
    path,
    text: result.text,
    files: [
      ...(result.text === before || module.statements.length === 0
        ? []
        : [
            {
              path,
              kind: role === 'test' ? ('test' as const) : ('library' as const),
              hash: file?.hash ?? null,
              before,
              text: result.text
            }
          ]),
      ...inits.map(init => ({
        path: init,
        kind: 'package' as const,
        hash: null,
        before: null,
        text: ''
      }))
    ],
    conflicts,
    records: symbols.flatMap(
      one => recordOf(context.plan, module, one, options.open) ?? []
    ),
    statuses: plannedStates(module, symbols)
  };
}

function refused(
  module: IModule,
  { book }: IModuleContext,
  reason: IConflict['reason'],
  message: string
): IModuleChanges {
  return {
    path: module.path,
    text: null,
    files: [],
    conflicts: [fileConflict(module, reason, message)],
    records: book
      .bases(module)
      .map(({ entry }) => ({ entry, base: null, from: entry })),
    statuses: plannedStates(module, []).map(({ status, ...symbol }) => ({
      ...symbol,
      status: status === 'blocked' ? status : 'conflict'
    }))
  };
}

/** Of a module that is gone: what stands elsewhere now is not written again unasked. */
function withMove(
  { path }: IModule,
  { project, options }: IModuleContext
): (merged: IMerged) => IMerged {
  return merged => {
    const { ours } = merged;
    const id = conflictId(path, ours.key, ['moved', ours.text]);
    const isMoved =
      ours.base !== null &&
      options.choices?.[id] !== 'notebook' &&
      movedTo(
        project,
        path,
        nameOf(ours.piece),
        ours.base.text ?? ours.text
      ) !== null;
    return isMoved
      ? { ...merged, id, status: 'missing-in-library', conflict: 'deleted' }
      : merged;
  };
}

function conflictOf(
  module: IModule,
  merged: IMerged,
  before: string | null,
  { project, book }: IModuleContext
): IConflict {
  const { ours, conflict } = merged;
  const name = nameOf(ours.piece);
  const code = ours.base?.text ?? ours.text;
  const isDeleted = conflict === 'deleted';
  const told = symbolConflict(module, merged, {
    owner: isDeleted ? null : book.owner(module, merged),
    movedTo: isDeleted ? movedTo(project, module.path, name, code) : null,
    renamedTo: isDeleted ? renamedTo(module, before ?? '', name, code) : null
  });
  // A module that is written anew is written whole.
  return before === null
    ? { ...told, theirs: null, choices: ['notebook'] }
    : told;
}

/** The name, unknown to the notebook, under which the module has the very code; null: none. */
function renamedTo(
  { statements }: IModule,
  text: string,
  name: string,
  code: string
): string | null {
  const own = new Set(statements.flatMap(({ names }) => names));
  const reading = readModule(text);
  const piece = reading.ok
    ? reading.module.pieces.find(
        one =>
          !one.names.some(other => own.has(other)) &&
          isRenamed(code, name, one.text, nameOf(one))
      )
    : undefined;
  return piece ? nameOf(piece) : null;
}

/** Names that the module should have already and has not. */
function lostNames({ present }: IModule, text: string): string[] {
  const reading = present.length > 0 ? readModule(text) : null;
  return reading?.ok
    ? present.filter(name => !hasName(reading.module, name))
    : [];
}

/** The line end of the Python files in the same folder. */
function lineEndBeside(snapshot: ISnapshot, path: string): string {
  const folder = folderOf(path);
  return lineEndOf(
    snapshot.files
      .filter(
        file => file.path.endsWith('.py') && folderOf(file.path) === folder
      )
      .map(({ text }) => text ?? '')
      .join('')
  );
}
