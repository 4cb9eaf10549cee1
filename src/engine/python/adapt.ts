/** From the parser's tree to ours: fields by table, positions to offsets, constants told apart. */
import type { IModule, Node } from './ast';
import { FIELDS, PLACELESS } from './fields';
import type { Positions } from './positions';

/** A node as the parser makes it. */
export interface IParsedNode {
  nodeType: string;
  lineno?: number;
  col_offset?: number;
  end_lineno?: number;
  end_col_offset?: number;
  [field: string]: unknown;
}

type Target = Record<string, unknown>;

/** Where a parser's field has another name than ours. */
const FOREIGN_FIELDS: Record<string, Record<string, string>> = {
  ExceptHandler: { exception: 'type' },
  Import: { lazy: 'is_lazy' },
  ImportFrom: { lazy: 'is_lazy' }
};

/** Left operands may be chained this deep: CPython gives up at 3,000 as well. */
const DEEPEST_CHAIN = 3000;
/** Any other nesting: CPython allows 200 brackets, 100 indentations. */
const DEEPEST = 600;

/** The parser took what CPython does not; position as the parser's own errors have it. */
export class Refused extends Error {
  constructor(
    readonly kind: 'syntax' | 'too-deep',
    message: string,
    readonly lineno: number,
    readonly col_offset: number
  ) {
    super(message);
  }
}

export interface IAdaptOptions {
  source: string;
  positions: Positions;
  /** What stands for names that the parser could not read as they are. */
  restore: (text: string) => string;
  /** Whether an `async` before this offset was hidden from the parser. */
  isAsyncAt: (offset: number) => boolean;
}

/** Converts a whole tree without recursion. */
export function adapt(root: IParsedNode, options: IAdaptOptions): IModule {
  return new Adapter(options).run(root) as unknown as IModule;
}

/** Text parts of f-strings have no quotes; without a mark, `f"..."` would look like an Ellipsis. */
function markParts(parts: IParsedNode[]): void {
  for (const part of parts) {
    if (part.nodeType === 'Constant') {
      part.quote_style ??= 'f';
    }
  }
}

/** `a[*b]` is `a[(*b,)]`, as in CPython. */
function inTuple(slice: Target): Target {
  const { type, start, end, line } = slice;
  return type === 'Starred'
    ? { type: 'Tuple', start, end, line, elts: [slice], ctx: 'Load' }
    : slice;
}

class Adapter {
  private _todo: { from: IParsedNode; to: Target; depth: number }[] = [];

  constructor(private _options: IAdaptOptions) {}

  run(root: IParsedNode): Target {
    const result = this._start(root, 0);
    for (let job = this._todo.pop(); job; job = this._todo.pop()) {
      this._fill(job.from, job.to, job.depth);
    }
    return result;
  }

  /** A left operand counts a fraction, so that one number holds both limits. */
  private _start(from: IParsedNode, depth: number): Target {
    const to: Target = { type: from.nodeType };
    if (!PLACELESS.has(from.nodeType)) {
      const { positions } = this._options;
      to.start = positions.offset(from.lineno!, from.col_offset!);
      to.end = positions.offset(from.end_lineno!, from.end_col_offset!);
      to.line = from.lineno;
      if (depth > DEEPEST) {
        throw new Refused(
          'too-deep',
          'too many nested parts',
          from.lineno!,
          from.col_offset!
        );
      }
    }
    this._todo.push({ from, to, depth });
    return to;
  }

  private _fill(from: IParsedNode, to: Target, depth: number): void {
    const type = from.nodeType as Node['type'];
    const foreign = FOREIGN_FIELDS[type];
    for (const [field, kind] of FIELDS[type]) {
      const value = from[foreign?.[field] ?? field];
      switch (kind) {
        case 'node':
          to[field] = value
            ? this._start(
                value as IParsedNode,
                type === 'BinOp' && field === 'left'
                  ? depth + DEEPEST / DEEPEST_CHAIN
                  : depth + 1
              )
            : null;
          break;
        case 'nodes':
          if (type === 'JoinedStr' || type === 'TemplateStr') {
            markParts(value as IParsedNode[]);
          }
          to[field] = ((value ?? []) as (IParsedNode | null)[]).map(child =>
            child ? this._start(child, depth + 1) : null
          );
          break;
        case 'name':
          to[field] = typeof value === 'string' ? this._name(value) : null;
          break;
        case 'names':
          to[field] = (value as string[]).map(name => this._name(name));
          break;
        case 'tag':
          to[field] = (value as IParsedNode).nodeType;
          break;
        case 'tags':
          to[field] = (value as IParsedNode[]).map(tag => tag.nodeType);
          break;
        case 'flag':
          to[field] = Boolean(value);
          break;
        default:
          to[field] = value ?? null;
      }
    }
    if (type === 'Constant') {
      this._constant(from, to);
    } else if (type === 'Subscript') {
      to.slice = inTuple(to.slice as Target);
    } else if (type === 'AnnAssign') {
      const target = to.target as { type: string; start: number };
      to.simple = Number(target.type === 'Name' && target.start === to.start);
    } else if (type === 'Comprehension') {
      const start = (to.target as { start: number }).start;
      to.is_async = to.is_async || Number(this._options.isAsyncAt(start));
    }
  }

  private _name(name: string): string {
    // eslint-disable-next-line no-control-regex
    return /^[\x00-\x7f]*$/.test(name)
      ? name
      : this._options.restore(name).normalize('NFKC');
  }

  private _constant(from: IParsedNode, to: Target): void {
    const value = from.value ?? null;
    if (value === null) {
      to.of = 'None';
    } else if (typeof value === 'boolean') {
      to.of = 'bool';
    } else if (typeof value === 'number' || typeof value === 'bigint') {
      to.of = this._numberType(from, to);
    } else if (typeof value === 'object') {
      this._numberType(from, to);
      to.of = 'complex';
      to.value = (value as { imag: number }).imag;
    } else if (value === '...' && from.quote_style === undefined) {
      to.of = 'Ellipsis';
      to.value = null;
    } else {
      to.of = /^[rR]?[bB]/.test(String(from.quote_style)) ? 'bytes' : 'str';
      to.value = this._options.restore(value as string);
    }
  }

  private _numberType(from: IParsedNode, to: Target): 'int' | 'float' {
    const literal = this._options.source.slice(
      to.start as number,
      to.end as number
    );
    const prefixed = /^0[xXoObB]/.test(literal);
    const whole = prefixed || !/[.eEjJ]/.test(literal);
    if (whole && !prefixed && /^0[0-9_]*[1-9]/.test(literal)) {
      throw new Refused(
        'syntax',
        'leading zeros in decimal integer literals are not permitted',
        from.lineno!,
        from.col_offset!
      );
    }
    if (/__|_$|_[.eEjJ]|[.eE]_/.test(literal)) {
      throw new Refused(
        'syntax',
        'invalid decimal literal',
        from.lineno!,
        from.col_offset!
      );
    }
    return whole ? 'int' : 'float';
  }
}
