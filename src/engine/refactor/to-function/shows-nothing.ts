/** Expressions whose value is nothing to look at. */
import type { Expression } from '../../python/ast';
import type { IRegionGround } from './ground';

const FUNCTIONS = new Set(['print', 'display', 'setattr', 'delattr', 'exec']);

/** Methods and functions of modules that give back None. */
const METHODS = new Set(
  `shuffle seed show savefig tight_layout close filterwarnings simplefilter warn info
  set_style set_theme set_context set_option set_printoptions use
  to_csv to_excel to_pickle to_parquet to_feather to_sql to_hdf to_stata dump save savez
  savetxt makedirs mkdir rmdir rmtree unlink chdir sleep describe_option
  basicConfig debug warning error critical exception setLevel addHandler`.split(
    /\s+/
  )
);

/** Methods of lists, sets and dictionaries that give back None; other objects have some of the same name that don't. */
const MUTATORS = new Set(
  'append extend insert remove clear sort reverse update add discard'.split(' ')
);

/** `print(x)`, `plt.show()`, `df.drop(…, inplace=True)`, `rows.append(1)`: nothing is shown in place of the call. */
export function showsNothing(
  ground: IRegionGround,
  value: Expression
): boolean {
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
  if (func.type !== 'Attribute') {
    return false;
  }
  if (MUTATORS.has(func.attr)) {
    return isCollection(ground, func.value);
  }
  // `df.to_csv()` without a path gives the text.
  return (
    METHODS.has(func.attr) &&
    (!func.attr.startsWith('to_') || args.length + keywords.length > 0)
  );
}

/** A name that is bound to a list, set or dictionary wherever it is bound. */
function isCollection({ links }: IRegionGround, value: Expression): boolean {
  if (value.type !== 'Name') {
    return false;
  }
  const bindings = links.binders(value.id).flatMap(binder => binder.bindings);
  return (
    bindings.length > 0 &&
    bindings.every(binding => binding.value !== null && makes(binding.value))
  );
}

function makes(value: Expression): boolean {
  switch (value.type) {
    case 'List':
    case 'ListComp':
    case 'Set':
    case 'SetComp':
    case 'Dict':
    case 'DictComp':
      return true;
    case 'Call':
      return (
        value.func.type === 'Name' && /^(?:list|set|dict)$/.test(value.func.id)
      );
    default:
      return false;
  }
}
