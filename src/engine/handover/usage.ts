/** How exported code is used: its signature and what it says of itself. */
import { readModule } from '../library/symbols';
import type { IModule, ISymbol } from '../plan/types';
import type { IClassDef, IFunctionDef, Statement } from '../python/ast';

export interface IUsage {
  symbol: ISymbol;
  /** `clean(listings, *, keep=3)` in one line; a constant's name. */
  signature: string;
  /** First line of its docstring; '' where there is none. */
  summary: string;
}

/**
 * What a module gives to others: what is marked, and neither loose nor
 * blocked. Constants come last, and a logger is nobody else's.
 */
export function usagesOf(module: IModule): IUsage[] {
  const reading = readModule(module.text);
  const pieces = reading.ok ? reading.module.pieces : [];
  return module.symbols
    .filter(
      ({ marked, kind, blockers }) =>
        marked && kind !== 'loose' && blockers.length === 0
    )
    .flatMap(symbol => {
      const piece = pieces.find(({ names }) => names.includes(symbol.name));
      const node = piece?.statements[0]?.node;
      if (piece && isDefinition(node)) {
        return {
          symbol,
          signature: signatureOf(node, piece.text, piece.offset),
          summary: summaryOf(node)
        };
      }
      return LOGGER.test(piece?.text ?? '')
        ? []
        : { symbol, signature: symbol.name, summary: '' };
    })
    .sort((a, b) => Number(isConstant(a)) - Number(isConstant(b)));
}

const LOGGER = /=\s*(?:\w+\.)?getLogger\s*\(/;

function isConstant({ symbol }: IUsage): boolean {
  return symbol.kind === 'constant';
}

function isDefinition(
  node: Statement | undefined
): node is IFunctionDef | IClassDef {
  return (
    node?.type === 'FunctionDef' ||
    node?.type === 'AsyncFunctionDef' ||
    node?.type === 'ClassDef'
  );
}

/** What stands between the keyword and the colon, its lines joined. */
function signatureOf(
  node: IFunctionDef | IClassDef,
  text: string,
  offset: number
): string {
  const head = text.slice(node.start - offset, node.body[0].start - offset);
  const line = head
    .replace(/#[^\n\r]*/g, '')
    .replace(/^(?:async\s+def|def|class)\s+/, '')
    .replace(/\s+/g, ' ')
    .replace(/([([{]) /g, '$1')
    .replace(/,? ([)\]}])/g, '$1')
    .trim();
  return line.replace(/:$/, '');
}

function summaryOf({ body }: IFunctionDef | IClassDef): string {
  const [first] = body;
  const value =
    first.type === 'Expr' && first.value.type === 'Constant'
      ? first.value.value
      : null;
  return typeof value === 'string' ? value.trim().split(/[\r\n]/, 1)[0] : '';
}
