import type { Expression, Statement } from '../python/ast';
import { walk } from '../python/walk';
import { rootName } from './definitions';

/** Methods that show something of an object and leave it as it is. */
const METHODS = new Set(
  `head tail describe info sample value_counts isnull isna notnull notna sum
  mean median mode std var min max count nunique unique groupby agg corr cov
  quantile dtypes shape columns index keys values items copy round sort_values
  sort_index nlargest nsmallest transpose reset_index set_index to_frame
  to_string to_markdown query filter loc iloc at iat any all idxmax idxmin
  memory_usage duplicated skew kurt first last size nbytes get_params
  best_params_ best_score_ summary abs cumsum pivot_table crosstab unstack stack
  rename drop_duplicates dropna fillna astype select_dtypes tolist to_list
  to_dict to_numpy strip lower upper title split join replace startswith
  endswith format is_file is_dir exists`.split(/\s+/)
);
const FUNCTIONS = new Set(
  'len type list sorted set tuple dict sum min max abs round str repr int float bool isinstance hasattr dir help id vars zip range enumerate reversed any all'.split(
    ' '
  )
);
const PARTS = new Set<Expression['type']>([
  'Name',
  'Attribute',
  'Subscript',
  'Slice',
  'Constant',
  'Compare',
  'BinOp',
  'BoolOp',
  'UnaryOp',
  'Tuple',
  'List',
  'Dict',
  'Set',
  'JoinedStr',
  'FormattedValue',
  'IfExp',
  'Starred',
  'Call'
]);

/**
 * Whether a statement only looks at something: a bare expression of names,
 * operators and looking calls, whose value a notebook shows and a module drops.
 * Texts and `...` that stand alone are remarks, not looks.
 */
export function isLook(statement: Statement): boolean {
  if (statement.type !== 'Expr') {
    return false;
  }
  const { value } = statement;
  if (
    value.type === 'Constant' &&
    (value.of === 'str' || value.of === 'bytes' || value.of === 'Ellipsis')
  ) {
    return false;
  }
  for (const node of walk(value)) {
    if (node.type === 'Keyword') {
      continue;
    }
    if (!PARTS.has(node.type as Expression['type'])) {
      return false;
    }
    if (node.type === 'Call') {
      const looking =
        node.func.type === 'Attribute'
          ? METHODS.has(node.func.attr) &&
            // `logger.info(…)` tells somebody something.
            !/log/i.test(rootName(node.func) ?? '')
          : node.func.type === 'Name' && FUNCTIONS.has(node.func.id);
      const inplace = node.keywords.some(({ arg }) => arg === 'inplace');
      if (!looking || inplace) {
        return false;
      }
    }
  }
  return true;
}
