import type { ICell } from '../notebook/types';
import type { Expression, IArg, IFunctionDef, Node } from '../python/ast';
import { libraryCode } from './callees';
import { functionsOf } from './definitions';
import { intoBody } from './inserting';
import {
  firstBindings,
  givesBack,
  isFrame,
  isName,
  ownNodes,
  parametersOf
} from './parameters';
import { perStatement } from '../python/per-statement';
import type { ICheck, IDraftFinding } from './types';

/** Parameters that are there to be filled. */
const TO_FILL =
  /^_*(?:out|dest|target|memo|cache|seen|visited|acc\w*|buf\w*|state\w*|store|registry|ctx|context|session|config\w*|cfg|opts?|options|env\w*|logs?|history|metrics|app|ax|axes|axs|fig|kwargs|row|batch|example|sample|record|item|entry|self)$/;
/** Attributes of a frame whose assignment changes it. */
const PARTS = new Set(['columns', 'index', 'name', 'values', 'dtypes']);
const LOCATORS = new Set(['loc', 'iloc', 'at', 'iat']);

export const check: ICheck = {
  id: 'functions-no-mutation',
  title: 'Functions leave what they are given as it was',
  level: 'should',
  messages: {
    copy: '`{symbol}` changes the caller’s `{name}` ({cell}, line {line}); work on a copy.',
    return:
      '`{symbol}` changes the caller’s `{name}` ({cell}, line {line}) and gives nothing back; work on a copy and return it.'
  },
  options: {},
  wholeNotebook: false,
  run: context => {
    const code = libraryCode(context.placed);
    return {
      findings: code.flatMap(({ cell, statement }) =>
        changesOf(statement).map(change => findingOf(cell, change))
      ),
      nothing: !code.some(({ statement }) => functionsOf(statement).length > 0)
    };
  }
};

interface IChange {
  /** The function that changes what it is given. */
  symbol: string;
  def: IFunctionDef;
  /** The parameter. */
  name: string;
  place: IPlace;
  /** Whether the function gives something back. */
  gives: boolean;
}

const changesOf = perStatement(statement =>
  functionsOf(statement).flatMap(({ name: symbol, node: def }) =>
    parametersOf(def).flatMap((parameter): IChange[] => {
      const place = TO_FILL.test(parameter.arg)
        ? null
        : firstChange(def, parameter);
      const gives = place !== null && givesBack(def);
      // A private one that gives nothing back is a helper with somebody's copy.
      return place === null || (!gives && /(?:^|\.)_/.test(symbol))
        ? []
        : [{ symbol, def, name: parameter.arg, place, gives }];
    })
  )
);

function findingOf(
  cell: ICell,
  { symbol, def, name, place, gives }: IChange
): IDraftFinding {
  const edit = gives ? intoBody(cell, def, [`${name} = ${name}.copy()`]) : null;
  const line = cell.source.slice(0, place.start).split(/\r\n|\r|\n/).length;
  return {
    cell: cell.key,
    range: { start: place.start, end: place.end },
    message: gives ? 'copy' : 'return',
    args: { cell: { cell: cell.key }, symbol, name, line },
    symbol,
    ...(edit
      ? {
          fix: {
            title: `Begin with \`${name} = ${name}.copy()\``,
            safe: false,
            edits: [edit],
            marks: []
          }
        }
      : {})
  };
}

/** The first change of what a parameter holds, before the name stands for something else. */
function firstChange(
  def: IFunctionDef,
  parameter: IArg
): (Node & IPlace) | null {
  const { arg } = parameter;
  const rebound = firstBindings(def).get(arg) ?? Infinity;
  const frame = isFrame(def, parameter);
  const data = frame || isGivenBack(def, arg);
  let first: (Node & IPlace) | null = null;
  for (const node of ownNodes(def)) {
    if (
      changes(node, arg, frame, data) &&
      'start' in node &&
      node.start < rebound &&
      (first === null || node.start < first.start)
    ) {
      first = node;
    }
  }
  return first;
}

/** `return prices`: what is changed is taken for a new one. */
function isGivenBack(def: IFunctionDef, name: string): boolean {
  for (const node of ownNodes(def)) {
    if (node.type === 'Return' && node.value && isName(node.value, name)) {
      return true;
    }
  }
  return false;
}

interface IPlace {
  start: number;
  end: number;
}

function changes(
  node: Node,
  name: string,
  frame: boolean,
  data: boolean
): boolean {
  switch (node.type) {
    case 'Subscript':
      return (
        node.ctx !== 'Load' &&
        ((isName(node.value, name) && data) || isLocator(node.value, name))
      );
    case 'Attribute':
      return (
        node.ctx === 'Store' &&
        isName(node.value, name) &&
        frame &&
        PARTS.has(node.attr)
      );
    case 'Call': {
      const { func, keywords } = node;
      return (
        func.type === 'Attribute' &&
        isName(func.value, name) &&
        (keywords.some(
          ({ arg, value }) =>
            arg === 'inplace' &&
            value.type === 'Constant' &&
            value.value === true
        ) ||
          (frame && (func.attr === 'insert' || func.attr === 'pop')))
      );
    }
    default:
      return false;
  }
}

function isLocator(node: Expression, name: string): boolean {
  return (
    node.type === 'Attribute' &&
    isName(node.value, name) &&
    LOCATORS.has(node.attr)
  );
}
