import type {
  Expression,
  ICall,
  IConstant,
  IJoinedStr
} from '../../python/ast';
import { fieldOf } from './fields';
import { bracesParts, percentParts } from './formats';
import { isString, sourceOf } from './source';
import type { Part } from './source';

/** Methods of texts that give a text. */
const TEXT_METHODS = new Set([
  'capitalize',
  'center',
  'format',
  'isoformat',
  'join',
  'ljust',
  'lower',
  'rjust',
  'strftime',
  'strip',
  'title',
  'upper',
  'zfill'
]);

/** What printing one value writes, in pieces. */
export function partsOf(value: Expression, source: string): Part[] {
  return (
    textParts(value, source) ?? [
      { field: '%s', source: sourceOf(value, source) }
    ]
  );
}

/** The pieces of a value that is surely a text; null where it may be something else. */
function textParts(value: Expression, source: string): Part[] | null {
  if (isString(value)) {
    return [{ text: String(value.value) }];
  }
  if (value.type === 'JoinedStr') {
    return joinedParts(value, source);
  }
  if (value.type === 'BinOp' && value.op === 'Mod' && isString(value.left)) {
    return percentParts(value, source);
  }
  if (value.type === 'BinOp' && value.op === 'Add') {
    const left = addend(value.left, source);
    const right = left && addend(value.right, source);
    return right && [...left!, ...right];
  }
  return value.type === 'Call' ? callParts(value, source) : null;
}

function addend(value: Expression, source: string): Part[] | null {
  const parts = textParts(value, source);
  if (parts) {
    return parts;
  }
  return value.type === 'Call' &&
    value.func.type === 'Attribute' &&
    TEXT_METHODS.has(value.func.attr)
    ? [{ field: '%s', source: sourceOf(value, source) }]
    : null;
}

function callParts(call: ICall, source: string): Part[] | null {
  const { func, args, keywords } = call;
  if (func.type === 'Attribute' && func.attr === 'format') {
    return isString(func.value) ? bracesParts(call, source) : null;
  }
  const sole = args.length === 1 && keywords.length === 0 ? args[0] : null;
  if (func.type !== 'Name' || !sole || sole.type === 'Starred') {
    return null;
  }
  if (func.id === 'str') {
    return [{ field: '%s', source: sourceOf(sole, source) }];
  }
  return func.id === 'repr'
    ? [{ field: '%r', source: sourceOf(sole, source) }]
    : null;
}

function joinedParts({ values }: IJoinedStr, source: string): Part[] {
  return values.map(value =>
    value.type === 'FormattedValue'
      ? fieldOf(value, source)
      : { text: String((value as IConstant).value) }
  );
}
