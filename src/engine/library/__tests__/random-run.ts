/** A random world played through: first export, edits on both sides, second export. */
import type { IPlan } from '../../plan/types';
import type { IProject } from '../../project/types';
import { readModule, textOf, type IPiece } from '../symbols';
import type { Choice, IChangeSet } from '../types';
import {
  comment,
  format,
  IMPORTS,
  reformat,
  symbolText,
  type ISymbolCase,
  type IWorld
} from './random';
import {
  edited,
  exported,
  FEATURES,
  moduleOf,
  planWith,
  projectOf
} from './world';

const INIT = 'src/pricing/__init__.py';

const BASE = 1;
const LIBRARY = 2;
const NOTEBOOK = 3;
const LATER = 4;

function plan(
  symbols: ISymbolCase[],
  version: (one: ISymbolCase) => number
): IPlan {
  const used = new Set(symbols.flatMap(({ imports }) => imports));
  const text = [
    ...[...used].sort().map(index => IMPORTS[index][1]),
    ...symbols.map(one => symbolText(one, version(one)))
  ].join('\n\n');
  const cells = Object.fromEntries(
    symbols.map(({ name }) => [name, `cell-${name}`])
  );
  return planWith([moduleOf(`${text}\n`, 'features', 'code', cells)]);
}

/** The project before the first export. */
function start({
  existing,
  eol,
  bom,
  lastLineEnd,
  exportsList,
  main,
  handWritten,
  tabs
}: IWorld): IProject {
  if (!existing) {
    return projectOf({ [INIT]: '' });
  }
  const text = [
    '"""By hand."""\n',
    'import sys\nfrom collections import (\n    abc,  # used\n    deque,\n)\n\nimport pandas as pd\n',
    ...(exportsList ? ["__all__ = [\n    'deque',\n]\n"] : []),
    ...(handWritten[0] ? [`\n\n${handWritten[0].text}`] : []),
    '\n\ndef old(x):\n    return sys, abc, deque, pd\n',
    ...(main ? ['\n\nif __name__ == "__main__":\n    old(1)\n'] : [])
  ].join('');
  return projectOf({
    [INIT]: '',
    [FEATURES]: asBytes(text, { eol, bom, lastLineEnd, tabs })
  });
}

function asBytes(
  text: string,
  {
    eol,
    bom,
    lastLineEnd,
    tabs
  }: Pick<IWorld, 'eol' | 'bom' | 'lastLineEnd' | 'tabs'>
): string {
  const indented = tabs
    ? text.replace(/^( {4})+/gm, blanks => '\t'.repeat(blanks.length / 4))
    : text;
  const ended = lastLineEnd ? indented : indented.trimEnd();
  return (bom ? '\ufeff' : '') + ended.replace(/\n/g, eol);
}

/** What people did to the module: edits of symbols, and their own code between them. */
function byHand(world: IWorld, text: string): string {
  const reading = readModule(text);
  if (!reading.ok) {
    throw new Error(reading.message);
  }
  const { module } = reading;
  const eol = module.eol;
  module.pieces = module.pieces.filter(piece => {
    const symbol = world.symbols.find(({ name }) => piece.names.includes(name));
    const plain = piece.text.replace(/\r\n/g, '\n');
    switch (symbol?.hand) {
      case 'changed':
        piece.text = symbolText(symbol, LIBRARY).replace(/\n/g, eol);
        break;
      case 'reformatted':
        piece.text = reformat(plain).replace(/\n/g, eol);
        break;
      case 'commented':
        piece.text = comment(plain).replace(/\n/g, eol);
        break;
      case 'deleted':
        return false;
    }
    return true;
  });
  const isMoved = ({ names }: IPiece) =>
    world.symbols.some(({ name, moved }) => moved && names.includes(name));
  const isMovable = ({ kind }: IPiece) => kind !== 'main';
  for (const piece of module.pieces.filter(isMoved)) {
    module.pieces = module.pieces.filter(other => other !== piece);
    const end = module.pieces.filter(isMovable).length;
    piece.lead = eol.repeat(3);
    module.pieces.splice(end, 0, piece);
  }
  const first = module.pieces.findIndex(
    ({ kind }) =>
      kind !== 'import' && kind !== 'docstring' && kind !== 'exports'
  );
  world.handWritten.slice(1).forEach(({ text, at }) => {
    const range = module.pieces.length - Math.max(first, 0);
    const index = Math.max(first, 0) + Math.floor(at * (range + 1));
    const piece = module.pieces[index];
    const added = `${eol}${eol}${text.replace(/\n/g, eol)}${eol}`;
    if (piece) {
      piece.lead = piece.lead.replace(/(?:\r?\n)?$/, '') + added;
    } else {
      module.tail += added;
    }
  });
  return textOf(module);
}

export interface IRun {
  before: IProject;
  after: IProject;
  changes: IChangeSet;
  /** The same export once more. */
  again: IChangeSet;
  /** A third one, after every symbol was changed in the notebook. */
  later: IChangeSet;
}

/** The notebook as it is at the second export. */
function second(world: IWorld): IPlan {
  return plan(symbolsThen(world), versionThen);
}

function symbolsThen({ symbols, added, reversed }: IWorld): ISymbolCase[] {
  const kept = symbols.filter(({ notebook }) => notebook !== 'removed');
  const all = [...kept, ...added];
  return reversed ? all.reverse() : all;
}

function versionThen({ notebook, hand }: ISymbolCase): number {
  return notebook === 'changed'
    ? NOTEBOOK
    : notebook === 'as-library' && hand === 'changed'
      ? LIBRARY
      : BASE;
}

function optionsOf({ formatted }: IWorld): { format?: typeof format } {
  return formatted ? { format } : {};
}

export function run(world: IWorld): IRun {
  const options = optionsOf(world);
  const first = plan(world.symbols, () => BASE);
  const base = exported(first, start(world), options).project;
  const before = edited(base, text => byHand(world, text));
  const { project: after, changes } = exported(second(world), before, options);
  return {
    before,
    after,
    changes,
    again: exported(second(world), after, options).changes,
    later: exported(
      plan(symbolsThen(world), () => LATER),
      after,
      options
    ).changes
  };
}

/** The second export with choices; `library`: after somebody changed every symbol in the module once more. */
export function settled(
  world: IWorld,
  { before }: Pick<IRun, 'before'>,
  choices: Record<string, Choice>,
  { library = false } = {}
): {
  project: IProject;
  changes: IChangeSet;
  version(name: string): number;
} {
  const project = library
    ? edited(before, text => text.replace(/\b(?:1|2)\b(?=,)/g, '99'))
    : before;
  return {
    ...exported(second(world), project, { ...optionsOf(world), choices }),
    version: name => versionThen(world.symbols.find(one => one.name === name)!)
  };
}
