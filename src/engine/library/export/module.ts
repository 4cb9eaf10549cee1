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
import { nameOf } from '../symbol/identity';
import type { IImportStyle } from '../imports/order';
import { mergeModule, type IMerged } from '../merge';
import { movedTo } from './moved';
import { missingInits } from './packages';
import { recordOf, type IRecord } from './record';
import { refusalOf } from './refusal';
import { plannedStatuses } from './statuses';
import { hasName, lineEndOf, readModule } from '../symbols';
import type { IChangeSet, IConflict, IFileChange } from '../types';

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
  statuses: IChangeSet['statuses'];
}

export function moduleChanges(
  module: IModule,
  context: IModuleContext
): IModuleChanges {
  const { project, book, style, options } = context;
  const { path, module: name, role } = module;
  const { snapshot } = project;
  const bases = book.bases(module);
  const refusal = refusalOf(snapshot, path);
  if (refusal) {
    return refused(module, context, refusal.reason, refusal.message);
  }
  const file = fileAt(snapshot, path);
  const before = file?.text ?? null;
  const result = mergeModule({
    plan: module,
    before,
    eol: lineEndBeside(snapshot, path),
    bases,
    style,
    format: text => options.format?.(text, path) ?? text,
    choice: symbol => options.choices?.get(`${name} ${symbol}`)
  });
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
      ? result.symbols.map(withMove(module, project))
      : result.symbols;
  const conflicts = [
    ...symbols
      .filter(({ conflict }) => conflict !== null)
      .map(one => conflictOf(module, one, context)),
    ...result.clashes.map(clash => importConflict(module, clash)),
    ...lostNames(module, result.text).map(name => lostConflict(module, name))
  ];
  const inits = before === null ? missingInits(snapshot, module) : [];
  return {
    path,
    text: result.text,
    files: [
      ...(result.text === before
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
    statuses: plannedStatuses(module, symbols)
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
    statuses: plannedStatuses(module, []).map(({ status, ...symbol }) => ({
      ...symbol,
      status: status === 'blocked' ? status : 'conflict'
    }))
  };
}

/** Of a module that is gone: what stands elsewhere now is not written again unasked. */
function withMove(
  { path }: IModule,
  project: IProject
): (merged: IMerged) => IMerged {
  return merged => {
    const { ours } = merged;
    const isMoved =
      ours.base !== null &&
      movedTo(
        project,
        path,
        nameOf(ours.piece),
        ours.base.text ?? ours.text
      ) !== null;
    return isMoved
      ? { ...merged, status: 'missing-in-library', conflict: 'deleted' }
      : merged;
  };
}

function conflictOf(
  module: IModule,
  merged: IMerged,
  { project, book }: IModuleContext
): IConflict {
  const { ours, conflict } = merged;
  const name = nameOf(ours.piece);
  const moved =
    conflict === 'deleted'
      ? movedTo(project, module.path, name, ours.base?.text ?? ours.text)
      : null;
  const owner = conflict === 'deleted' ? null : book.owner(module, merged);
  return symbolConflict(module, merged, owner, moved);
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
