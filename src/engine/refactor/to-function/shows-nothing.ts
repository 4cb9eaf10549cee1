/** Expressions whose value is nothing to look at. */
import type { Expression } from '../../python/ast';

const FUNCTIONS = new Set(['print', 'display', 'setattr', 'delattr', 'exec']);

/** Methods and functions of modules that give back None. */
const METHODS = new Set(
  `append extend insert remove clear sort reverse update add discard fill shuffle seed
  show savefig tight_layout close filterwarnings simplefilter warn info
  set_style set_theme set_context set_option set_printoptions use
  to_csv to_excel to_pickle to_parquet to_feather to_sql to_hdf to_stata dump save savez
  savetxt makedirs mkdir rmdir rmtree unlink chdir sleep describe_option
  basicConfig debug warning error critical exception setLevel addHandler`.split(
    /\s+/
  )
);

/** `print(x)`, `plt.show()`, `df.drop(…, inplace=True)`, `rows.append(1)`: nothing is shown in place of the call. */
export function showsNothing(value: Expression): boolean {
  if (value.type === 'Constant') {
    return value.of === 'None';
  }
  if (value.type !== 'Call') {
    return false;
  }
  const { func, keywords, args } = value;
  const inplace = keywords.some(
    ({ arg, value }) =>
      arg === 'inplace' && value.type === 'Constant' && value.value === true
  );
  if (inplace) {
    return true;
  }
  if (func.type === 'Name') {
    return FUNCTIONS.has(func.id);
  }
  if (func.type !== 'Attribute' || !METHODS.has(func.attr)) {
    return false;
  }
  // `df.to_csv()` without a path gives the text.
  return !func.attr.startsWith('to_') || args.length + keywords.length > 0;
}
