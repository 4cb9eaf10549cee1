import * as wasm from '@astral-sh/ruff-wasm-web';
import { linterOf } from '../../checks/ruff/linter';
import type { IRuffWasm } from '../../checks/ruff/linter';
import type { ICell, INotebook } from '../../notebook/types';
import { syntaxOf } from '../../python/syntax';
import type { IStatement } from '../../python/syntax';

const linter = linterOf(wasm as unknown as IRuffWasm);
const PROOF = { lint: { select: ['F821', 'F822', 'F405', 'F706'] } };

/** What ruff says of a module that has to stand alone. */
export function faultsOfModule(text: string): string[] {
  return linter.lint(text, PROOF).map(({ message }) => message);
}

/** The notebook with one statement marked and nothing else; the rest of its cell stays unmarked when it is edited. */
export function markedAlone(
  notebook: INotebook,
  cell: ICell,
  statement: IStatement
): INotebook {
  const skip = syntaxOf(cell.source)
    .statements.filter(other => other !== statement)
    .map(({ text }) => text);
  const mark: ICell['mark'] = {
    module: 'm',
    role: 'code',
    by: 'metadata',
    skip
  };
  return {
    ...notebook,
    cells: notebook.cells.map(each => ({
      ...each,
      mark: each === cell ? mark : null
    }))
  };
}

/** Top-level functions and classes of a notebook. */
export function definitionsIn(
  notebook: INotebook
): { cell: ICell; statement: IStatement; kind: 'function' | 'class' }[] {
  return notebook.cells
    .filter(({ kind }) => kind === 'code')
    .flatMap(cell =>
      syntaxOf(cell.source).statements.flatMap(statement => {
        const { type } = statement.node;
        const kind =
          type === 'ClassDef'
            ? ('class' as const)
            : /^(Async)?FunctionDef$/.test(type)
              ? ('function' as const)
              : null;
        return kind ? [{ cell, statement, kind }] : [];
      })
    );
}

/** Whether a cell that was Python is none any more. */
export function isBroken(
  before: INotebook,
  { key, kind, source }: ICell
): boolean {
  const old = before.cells.find(cell => cell.key === key);
  return (
    old !== undefined &&
    kind === 'code' &&
    source !== old.source &&
    syntaxOf(source).error !== null &&
    syntaxOf(old.source).error === null
  );
}
