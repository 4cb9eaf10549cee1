/** The notebook after an export: what the library has now is imported where it stood (SPEC section 7). */
import type { ICell, INotebook } from '../../notebook/types';
import type { IModule, IModuleStatement, IPlan } from '../../plan/types';
import { linksOf } from '../../python/links';
import type { ILinks } from '../../python/links';
import type { ICellSyntax, IStatement } from '../../python/syntax';
import type { ICellEdit } from '../types';

/** A statement of the notebook that a module has. */
interface ITaken {
  module: IModule;
  placed: IModuleStatement;
  statement: IStatement;
}

/**
 * Edits that put `from M import a, b` in the place of every statement that went
 * to a library module; neighbours share a line. Cells of tests and modules with
 * a blocker stay as they are.
 */
export function afterExport(notebook: INotebook, plan: IPlan): ICellEdit[] {
  return new AfterExport(notebook, plan).edits(one => one.text);
}

/** Neighbouring statements of one module, and the line that takes their place. */
export interface IImportRun {
  cell: ICell;
  module: IModule;
  statements: IStatement[];
  /** Names that are imported; empty: the module alone, or nothing where imports leave. */
  names: string[];
  text: string;
}

/** What the library has now of a notebook. */
export class AfterExport {
  readonly links: ILinks;
  /** In the notebook's order. */
  readonly runs: IImportRun[];

  constructor(notebook: INotebook, plan: IPlan) {
    const links = linksOf(notebook);
    const taken = withoutEarlier(links, takenByCell(links, plan));
    const remaining = namesRead(links, taken);
    const isRead = (name: string) => remaining.has(name);
    this.links = links;
    this.runs = links.cells.flatMap(cell =>
      runsOf(
        cell,
        (taken.get(cell.key) ?? []).filter(each => leaves(links, each, isRead))
      ).map(run => importRun(cell, run, isRead))
    );
  }

  /** Edits that put a text in the place of each run. */
  edits(textOf: (run: IImportRun) => string): ICellEdit[] {
    const cells = new Map<ICell, IImportRun[]>();
    for (const run of this.runs) {
      cells.set(run.cell, [...(cells.get(run.cell) ?? []), run]);
    }
    return [...cells].flatMap(([cell, runs]) => {
      const syntax = this.links.syntax(cell);
      const edits = runs.map(run => ({
        cell: cell.key,
        start: run.statements[0].start,
        end: run.statements[run.statements.length - 1].end,
        text: textOf(run)
      }));
      return isIndented(syntax)
        ? [dedented(cell, syntax, edits)]
        : edits.map(edit => withoutEmptyLine(cell, edit));
    });
  }
}

function takenByCell(links: ILinks, plan: IPlan): Map<string, ITaken[]> {
  const cells = new Map(links.cells.map(cell => [cell.key, cell]));
  const taken = new Map<string, ITaken[]>();
  for (const module of plan.modules) {
    if (module.role === 'test' || isBlocked(module)) {
      continue;
    }
    for (const placed of module.statements) {
      const cell = placed.cell === null ? undefined : cells.get(placed.cell);
      if (!cell || staysAnyway(links, placed)) {
        continue;
      }
      const statement = links.syntax(cell).statements[placed.statement];
      const list = taken.get(cell.key) ?? [];
      list.push({ module, placed, statement });
      taken.set(cell.key, list);
    }
  }
  for (const list of taken.values()) {
    list.sort((a, b) => a.statement.index - b.statement.index);
  }
  return taken;
}

/**
 * A name that the module defines twice is there as the last one: the earlier
 * definition stays where the notebook uses the name before the later one.
 */
function withoutEarlier(
  links: ILinks,
  taken: Map<string, ITaken[]>
): Map<string, ITaken[]> {
  const positions = new Map(links.cells.map(({ key }, index) => [key, index]));
  const place = (cell: string, index: number): number =>
    positions.get(cell)! * 1e6 + index;
  const all = [...taken].flatMap(([cell, list]) =>
    list.map(each => ({ ...each, at: place(cell, each.statement.index) }))
  );
  const gone = new Set(all.map(({ at }) => at));
  const isEarlier = ({ at, module, statement }: (typeof all)[0]): boolean =>
    statement.names.some(name => {
      const later = all.find(
        other =>
          other.at > at &&
          other.module === module &&
          other.statement.names.includes(name) &&
          other.statement.text !== statement.text
      );
      return (
        later !== undefined &&
        links.readers(name).some(reader => {
          const read = place(reader.cell.key, reader.statement.index);
          return read > at && read < later.at && !gone.has(read);
        })
      );
    });
  const earlier = new Set(all.filter(isEarlier).map(({ at }) => at));
  return new Map(
    [...taken].map(([cell, list]) => [
      cell,
      list.filter(({ statement }) => !earlier.has(place(cell, statement.index)))
    ])
  );
}

function isBlocked(module: IModule): boolean {
  return module.symbols.some(symbol => symbol.blockers.length > 0);
}

/** Imports that a module only copied are the notebook's own as before. */
function staysAnyway(
  links: ILinks,
  { kind, marked, names }: IModuleStatement
): boolean {
  return (
    kind === 'future' ||
    (!marked && names.every(name => links.kindOf(name) === 'import'))
  );
}

/** Names that code which stays in the notebook reads. */
function namesRead(links: ILinks, taken: Map<string, ITaken[]>): Set<string> {
  const names = new Set<string>();
  for (const cell of links.cells) {
    const gone = new Set(
      taken.get(cell.key)?.map(({ statement }) => statement)
    );
    const syntax = links.syntax(cell);
    syntax.words.forEach(word => names.add(word));
    syntax.magics.forEach(({ words }) =>
      words.forEach(word => names.add(word))
    );
    for (const statement of syntax.statements) {
      if (!gone.has(statement)) {
        statement.uses.forEach(({ name }) => names.add(name));
      }
    }
  }
  return names;
}

/** A marked import leaves where only code that left read it; a switch, which nobody reads, stays. */
function leaves(
  links: ILinks,
  { placed, statement }: ITaken,
  isRead: (name: string) => boolean
): boolean {
  return (
    placed.kind !== 'import' ||
    (statement.stars.length === 0 &&
      statement.names.every(
        name => !isRead(name) && links.readers(name).length > 0
      ))
  );
}

/** Statements of one module with nothing but white space between them. */
function runsOf(cell: ICell, taken: ITaken[]): ITaken[][] {
  const runs: ITaken[][] = [];
  for (const each of taken) {
    const run = runs[runs.length - 1];
    const last = run?.[run.length - 1];
    const between =
      last && cell.source.slice(last.statement.end, each.statement.start);
    if (last?.module === each.module && /^[\s;]*$/.test(between!)) {
      run.push(each);
    } else {
      runs.push([each]);
    }
  }
  return runs;
}

function importRun(
  cell: ICell,
  run: ITaken[],
  isRead: (name: string) => boolean
): IImportRun {
  const { module } = run[0];
  const names = new Set(
    run
      .filter(({ placed }) => placed.kind !== 'import')
      .flatMap(({ statement }) => importable(statement, isRead))
  );
  const statements = run.map(({ statement }) => statement);
  const onlyImports = run.every(({ placed }) => placed.kind === 'import');
  return {
    cell,
    module,
    statements,
    names: [...names],
    text: onlyImports ? '' : importLine(module, [...names])
  };
}

/** The line that imports names from a module, or the module alone where there are none. */
export function importLine(
  { importName }: IModule,
  names: readonly string[]
): string {
  return names.length > 0
    ? `from ${importName} import ${names.join(', ')}`
    : `import ${importName}`;
}

/** A name that is bound on some paths only may be missing in the module: it is imported where someone reads it. */
function importable(
  { names, after }: IStatement,
  isRead: (name: string) => boolean
): string[] {
  return names.filter(
    name =>
      after.get(name) === 'sure' ||
      (after.get(name) === 'maybe' && isRead(name))
  );
}

function isIndented(syntax: ICellSyntax): boolean {
  return syntax.source.replace(/\r\n?/g, '\n') !== syntax.code;
}

/** An indented cell is written anew without its indentation, which the import line would not have. */
function dedented(
  cell: ICell,
  syntax: ICellSyntax,
  edits: ICellEdit[]
): ICellEdit {
  let text = syntax.code;
  for (const { start, end, text: line } of [...edits].reverse()) {
    text =
      text.slice(0, syntax.toCode(start)) +
      line +
      text.slice(syntax.toCode(end));
  }
  return { cell: cell.key, start: 0, end: cell.source.length, text };
}

/** Nothing in the place of a whole line takes the line end with it. */
function withoutEmptyLine(cell: ICell, edit: ICellEdit): ICellEdit {
  const { source } = cell;
  const atStart = edit.start === 0 || /[\r\n]/.test(source[edit.start - 1]);
  const rest = /^[ \t;]*(\r\n|\r|\n|$)/.exec(source.slice(edit.end));
  return edit.text === '' && atStart && rest
    ? { ...edit, end: edit.end + rest[0].length }
    : edit;
}
