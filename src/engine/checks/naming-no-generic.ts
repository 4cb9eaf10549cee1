import type { ISymbol } from '../plan/types';
import { renameFix } from './naming/rename';
import type { ICheck, ICheckContext, IDraftFinding } from './types';

/** Words that say what something is made of, not what it is. */
const VALUES =
  'df|dataframe|data_?frame|data|dataset|dat|arr|array|lst|list|dct|dict|obj|item|value|val|var|thing|stuff|res|result|out|output|ret|tmp|temp|test|foo|bar|baz|qux|spam|a|b|c|x|y|z|aa|bb|xx|yy|s|t|temp_df|df_temp|df_tmp';
const VALUE = new RegExp(
  `^(?:(?:my|the|new|old|final)_?)?(?:${VALUES})(?:_?\\d+|_(?:[a-z]|new|old|final|copy|tmp|temp))*$`
);
const FUNCTION =
  /^(?:(?:my|the|new)_?)?(?:f|g|h|fn|func|fun|function|foo|bar|baz|func_?name|do_?(?:it|stuff|something|work)|process|helper|my_?class|some_?function)(?:_?\d+|_(?:[a-z]|new|old|final))*$/;
const CLASS =
  /^(?:My|New|The)?(?:Class|Foo|Bar|Baz|Thing|Stuff|Object|Test|Helper|A|B|C|X)(?:_?\d+)?$/;

export const check: ICheck = {
  id: 'naming-no-generic',
  title: 'Names of the library say what they mean',
  level: 'may',
  messages: {
    value:
      'The library would export `{name}` ({cell}); say what a row is, for example `sold_cars`.',
    function:
      'The library would export `{name}` ({cell}); say what it does, for example `drop_unsold`.',
    class:
      'The library would export `{name}` ({cell}); say what one of them is, for example `PriceModel`.'
  },
  options: {},
  wholeNotebook: false,
  run: context => {
    const symbols = context.plan.modules
      .filter(({ role }) => role === 'code')
      .flatMap(module => module.symbols);
    const first = new Map(
      [...symbols].reverse().map(symbol => [symbol.name, symbol])
    );
    return {
      findings: symbols
        .filter(symbol => first.get(symbol.name) === symbol)
        .filter(isGeneric)
        .map(symbol => finding(symbol, context)),
      nothing: symbols.length === 0
    };
  }
};

function finding(symbol: ISymbol, context: ICheckContext): IDraftFinding {
  const { name, cell: key, kind, start, end } = symbol;
  const cell = context.cell(key);
  const source = cell?.source ?? '';
  const at = source.slice(start, end).search(new RegExp(`\\b${name}\\b`));
  const from = at < 0 ? start : start + at;
  const statement =
    cell &&
    context
      .syntax(cell)
      .statements.find(one => one.nodeStart <= from && from < one.nodeEnd);
  const fix =
    cell && statement ? renameFix({ name, cell, statement }, context) : null;
  return {
    cell: key,
    range: { start: from, end: at < 0 ? end : from + name.length },
    message: kind === 'function' || kind === 'class' ? kind : 'value',
    args: { name, cell: { cell: key } },
    symbol: name,
    ...(fix ? { fix } : {})
  };
}

function isGeneric({ name, kind }: ISymbol): boolean {
  switch (kind) {
    case 'function':
      return FUNCTION.test(name);
    case 'class':
      return CLASS.test(name);
    default:
      return VALUE.test(name);
  }
}
