/** Whether an input is the only name of its object, so that a copy of it changes nothing else (SPEC 8.4). */
import type { Expression } from '../../python/ast';
import type { IUse } from '../../python/syntax';
import type { IRegionGround } from './ground';
import type { IParts } from './region';

export function canCopy(
  ground: IRegionGround,
  { body }: IParts,
  name: string
): boolean {
  const { links, places } = ground;
  const binders = links
    .binders(name)
    .filter(binder => !body.includes(places.at(binder)));
  const fresh =
    binders.length > 0 &&
    binders.every(({ bindings }) =>
      bindings.every(
        ({ value, top }) => top && value !== null && makesNew(value)
      )
    );
  return (
    fresh &&
    ground.places.all.every(({ statement }) =>
      statement.uses.every(use => use.name !== name || isGlance(use))
    )
  );
}

/** A call or display of a value that nothing else can hold. */
function makesNew(value: Expression): boolean {
  switch (value.type) {
    case 'List':
    case 'Dict':
    case 'Set':
    case 'ListComp':
    case 'DictComp':
    case 'SetComp':
      return true;
    case 'Call': {
      const { func } = value;
      const name =
        func.type === 'Attribute'
          ? func.attr
          : func.type === 'Name'
            ? func.id
            : '';
      return /^(?:read_\w+|copy|deepcopy|DataFrame|Series|list|dict|set|array|zeros|ones|full|concat|merge|drop_duplicates|dropna|reset_index|groupby|load_\w+|loadtxt|sort_values)$/.test(
        name
      );
    }
    default:
      return false;
  }
}

const LOOKS = new Set([
  'len',
  'print',
  'display',
  'str',
  'repr',
  'sum',
  'min',
  'max',
  'type',
  'isinstance',
  'sorted',
  'set'
]);

/** A read after which nobody else has the object: `x.mean()`, `x["a"] = 1`, `len(x)`, `x > 0`. */
function isGlance({ parent, node, kind }: IUse): boolean {
  if (!parent || !node) {
    return kind === 'query';
  }
  switch (parent.type) {
    case 'Attribute':
    case 'Subscript':
      return parent.value === node;
    case 'Compare':
    case 'BinOp':
    case 'FormattedValue':
    case 'Expr':
    case 'Delete':
      return true;
    case 'For':
    case 'Comprehension':
      return parent.iter === node;
    case 'Call':
      return parent.func.type === 'Name' && LOOKS.has(parent.func.id);
    default:
      return false;
  }
}
