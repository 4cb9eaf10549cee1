/** The notebook after an export: what the library has now is imported where it stood (SPEC section 7). */
import type { ICell, INotebook } from '../notebook/types';
import type { IModule, IModuleStatement, IPlan } from '../plan/types';
import { linksOf } from '../python/links';
import type { ILinks } from '../python/links';
import type { ICellSyntax, IStatement } from '../python/syntax';
import type { ICellEdit } from './types';

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
  const links = linksOf(notebook);
  const taken = withoutEarlier(links, takenByCell(links, plan));
  const remaining = namesRead(links, taken);
  return links.cells.flatMap(cell => {
    const statements = taken.get(cell.key);
    return statements
      ? editsOf(links, cell, statements, name => remaining.has(name))
      : [];
  });
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

function editsOf(
  links: ILinks,
  cell: ICell,
  taken: ITaken[],
  isRead: (name: string) => boolean
): ICellEdit[] {
  const syntax = links.syntax(cell);
  const runs = runsOf(
    cell,
    taken.filter(each => leaves(links, each, isRead))
  );
  const edits = runs.map(run => ({
    cell: cell.key,
    start: run[0].statement.start,
    end: run[run.length - 1].statement.end,
    text: lineFor(run, isRead)
  }));
  return isIndented(syntax) && edits.length > 0
    ? [dedented(cell, syntax, edits)]
    : edits.map(edit => withoutEmptyLine(cell, edit));
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

function lineFor(run: ITaken[], isRead: (name: string) => boolean): string {
  const names = new Set(
    run
      .filter(({ placed }) => placed.kind !== 'import')
      .flatMap(({ statement }) => importable(statement, isRead))
  );
  const { importName } = run[0].module;
  if (names.size > 0) {
    return `from ${importName} import ${[...names].join(', ')}`;
  }
  return run.every(({ placed }) => placed.kind === 'import')
    ? ''
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
