import type { ICell, INotebook } from '../../notebook/types';
import { syntaxOf } from '../../python/syntax';
import { definitionAt } from '../definitions';
import type { IDraftFinding } from '../types';
import { cellFix } from './fix';
import type { ILocated } from './module';

/** A row for one or more messages of ruff. */
export interface IFolded extends IDraftFinding {
  /** The first one's code. */
  code: string;
  /** The sentence with its fields. */
  template: string;
}

const MISSING_DOCSTRING = /^D10[0-7]$/;

/**
 * One row for each message, but one alone for all that is missing in the
 * docstring and the types of a function or class: they are written together.
 */
export function folded(
  messages: readonly ILocated[],
  notebook: INotebook
): IFolded[] {
  const byKey = new Map(notebook.cells.map(one => [one.key, one]));
  const cell = (key: string): ICell | undefined => byKey.get(key);
  const rows: IFolded[] = [];
  const bySymbol = new Map<string, ILocated[]>();
  for (const message of messages) {
    const symbol = isFolding(message.code) ? symbolOf(message, cell) : null;
    if (symbol === null) {
      const fix = cellFix(message, byKey.get(message.cell ?? ''), notebook);
      rows.push({
        ...rowOf(message, symbolOf(message, cell)),
        ...(fix ? { fix } : {})
      });
    } else {
      const key = `${message.module.module} ${message.cell} ${symbol}`;
      bySymbol.set(key, [...(bySymbol.get(key) ?? []), message]);
    }
  }
  for (const group of bySymbol.values()) {
    rows.push(foldedRow(group, symbolOf(group[0], cell)!));
  }
  return rows;
}

function isFolding(code: string): boolean {
  return /^(?:D|ANN)\d/.test(code);
}

function rowOf(
  { code, message, cell, range }: ILocated,
  symbol: string | null
): IFolded {
  return {
    code,
    cell,
    range,
    message: 'ruff',
    template: '{said}',
    args: { said: message },
    ...(symbol === null ? {} : { symbol })
  };
}

function foldedRow(group: ILocated[], symbol: string): IFolded {
  const sorted = [...group].sort(
    (a, b) => rank(a.code) - rank(b.code) || a.range!.start - b.range!.start
  );
  const [first] = sorted;
  const missing = sorted.filter(({ code }) => MISSING_DOCSTRING.test(code));
  const style = sorted.filter(
    ({ code }) => code.startsWith('D') && !MISSING_DOCSTRING.test(code)
  );
  const types = sorted.filter(({ code }) => code.startsWith('ANN'));
  const said = [
    ...(missing.length ? ['no docstring'] : []),
    ...(style.length ? ['{style}'] : []),
    ...(types.length ? ['{types} {types|type|types} missing'] : [])
  ];
  return {
    code: first.code,
    codes: [...new Set(sorted.map(({ code }) => code))],
    cell: first.cell,
    range: first.range,
    message: 'ruff',
    template: `\`{symbol}\`: ${said.join(', ')}.`,
    args: {
      symbol,
      types: types.length,
      style: style.map(({ message }) => message.replace(/\.$/, '')).join(', ')
    },
    symbol
  };
}

function rank(code: string): number {
  return MISSING_DOCSTRING.test(code) ? 0 : code.startsWith('D') ? 1 : 2;
}

/** Dotted name of the function or class around a message; null at module level. */
function symbolOf(
  message: ILocated,
  cell: (key: string) => ICell | undefined
): string | null {
  const place = message.cell === null ? undefined : cell(message.cell);
  if (!place || !message.range) {
    return null;
  }
  const { start } = message.range;
  const statement = syntaxOf(place.source).statements.find(
    one => one.start <= start && start <= one.end
  );
  return statement ? (definitionAt(statement, start)?.name ?? null) : null;
}
