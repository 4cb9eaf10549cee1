/** A planned module merged into the module as it stands, symbol by symbol. */
import type { IModule, IModuleStatement, SymbolStatus } from '../plan/types';
import {
  decide,
  settle,
  type IBase,
  type IDecision,
  type IVersions
} from './symbol/decide';
import { conflictId } from './symbol/conflict-id';
import { extendExports, makeExports } from './symbol/exports-list';
import { isImporting } from './text/gaps';
import { packageOf } from './imports/names';
import type { IImportStyle } from './imports/order';
import { isProvided, mergeImports } from './imports/merge';
import { matchSymbols, type IOurs } from './symbol/match';
import { codeHash, normaliseParsed, sameCode, sameComments } from './normalise';
import { placeSymbol, type ILocated } from './symbol/place';
import { isSameSymbol } from './symbol/proposal';
import {
  readModule,
  readPieces,
  replaceText,
  textOf,
  type IModuleText,
  type IPiece
} from './symbols';
import type { Choice, ISymbolState } from './types';

export interface IMergeInput {
  plan: IModule;
  /** The module as it stands; null: no such file. */
  before: string | null;
  /** Line end of a new file. */
  eol: string;
  /** What this notebook exported to this module. */
  bases: IBase[];
  style: IImportStyle;
  /** Formats new text as the team does. */
  format(text: string): string;
  /** What somebody chose for a conflict, by its id. */
  choice(id: string): Choice | undefined;
}

/** What became of one statement of the plan. */
export interface IMerged extends Pick<IDecision, 'conflict' | 'record'> {
  ours: IOurs;
  /** Of its conflict; '' without one. */
  id: string;
  /** The notebook's text as it would be written. */
  formatted: string;
  status: SymbolStatus;
  /** Between the notebook and the module as it stood. */
  differs: ISymbolState['differs'];
  /** Text of the symbol in the merged module; null where it has none. */
  written: string | null;
}

interface ISymbolDecision extends IDecision {
  id: string;
  /** What is written where the symbol is added or replaced, not yet formatted. */
  text: string;
}

/** An import that the module has for something else. */
export interface IImportClash {
  name: string;
  ours: string;
  theirs: string;
}

export type MergeResult =
  | {
      ok: true;
      text: string;
      symbols: IMerged[];
      clashes: IImportClash[];
    }
  /** The module can't be read as Python. */
  | { ok: false; line: number; message: string };

export function mergeModule(input: IMergeInput): MergeResult {
  const { plan, before, bases } = input;
  if (plan.statements.length === 0) {
    return { ok: true, text: before ?? '', symbols: [], clashes: [] };
  }
  const isBlank = before === null || /^\ufeff?\s*$/.test(before);
  // An emptied module is one whose symbols were deleted.
  const isNew = before === null || (isBlank && bases.length === 0);
  return isNew ? newModule(input) : mergeInto(input, before);
}

function newModule({
  plan,
  before,
  eol,
  bases,
  format
}: IMergeInput): MergeResult {
  const bom = before?.startsWith('\ufeff') ? '\ufeff' : '';
  const formatted = formatModule(plan, format);
  const plain = bom + formatted.replace(/\r\n?|\n/g, eol);
  const reading = readModule(plain);
  const pieces = reading.ok ? [...reading.module.pieces] : [];
  if (reading.ok && plan.exports !== null) {
    makeExports(reading.module, plan.exports, one => formatSafely(one, format));
  }
  const text = reading.ok ? textOf(reading.module) : plain;
  const symbols = matchSymbols(
    pieces,
    symbolsOf(plan.statements),
    bases,
    plan.statements[0]
  );
  return {
    ok: true,
    text,
    symbols: symbols.map(ours => ({
      ours,
      id: '',
      formatted: ours.theirs?.text ?? ours.text,
      status: 'new',
      differs: 'nothing',
      conflict: null,
      record: 'ours',
      written: ours.theirs?.text ?? ours.text
    })),
    clashes: []
  };
}

function mergeInto(input: IMergeInput, before: string): MergeResult {
  const { plan, bases, style } = input;
  const reading = readModule(before);
  if (!reading.ok) {
    return reading;
  }
  const { module } = reading;
  const statements = symbolsOf(plan.statements);
  const ours = matchSymbols(
    module.pieces,
    statements,
    bases,
    plan.statements[0]
  );
  const clashes = mergeImports(
    module,
    plan.statements.filter(statement => !statements.includes(statement)),
    packageOf(plan.importName, plan.path),
    style,
    new Set(ours.flatMap(({ theirs }) => theirs ?? []))
  ).map(({ name, ours, theirs }) => ({ name, ours, theirs: theirs.text }));

  const decisions = ours.map(one => decisionFor(one, module, input));
  const differences = ours.map(differenceOf);
  const located: ILocated[] = ours.map(({ statement, theirs }) => ({
    kind: statement.kind,
    piece: theirs
  }));
  decisions.forEach(({ action, text }, index) => {
    const { theirs } = ours[index];
    if (action === 'replace' && theirs) {
      replaceText(theirs, symbolText(text, module, input));
    }
  });
  decisions.forEach(({ action, text }, index) => {
    if (action === 'add') {
      const piece = newPiece({ ...ours[index], text }, module, input);
      placeSymbol(module, located, index, piece);
      located[index].piece = piece;
    }
  });
  const added = ours.filter((_, index) => decisions[index].action === 'add');
  extendExports(module, publicNames(added, ours, plan), style);

  const text = textOf(module);
  const result = text === before ? reading : readModule(text);
  if (!result.ok) {
    return {
      ok: false,
      line: result.line,
      message: `the merged module would not parse (${result.message})`
    };
  }
  return {
    ok: true,
    text,
    symbols: ours.map((one, index) => ({
      ours: one,
      id: decisions[index].id,
      formatted:
        decisions[index].conflict === null
          ? one.text
          : symbolText(one.text, module, input),
      status: decisions[index].status,
      differs: differences[index],
      conflict: decisions[index].conflict,
      record: decisions[index].record,
      written: located[index].piece?.text ?? null
    })),
    clashes
  };
}

function decisionFor(
  ours: IOurs,
  module: IModuleText,
  { plan, choice }: IMergeInput
): ISymbolDecision {
  const { text } = ours;
  const decision = undecided(ours, module, plan);
  if (decision.conflict === null) {
    return { ...decision, id: '', text };
  }
  const id = conflictId(plan.path, ours.key, [
    ours.base?.entry.text ?? '',
    ours.theirs?.text ?? '',
    text
  ]);
  const chosen = isChoosable(decision) ? choice(id) : undefined;
  if (chosen === undefined) {
    return { ...decision, id, text };
  }
  const own = typeof chosen === 'object' ? chosen.text : text;
  return own !== text && !isSameSymbol(own, text)
    ? { ...decision, conflict: 'unusable', id, text }
    : { ...settle(decision, versionsOf(ours), chosen), id, text: own };
}

/** Whether a choice settles the conflict. */
function isChoosable({ conflict }: IDecision): boolean {
  return conflict !== 'builtin' && conflict !== 'rival';
}

function undecided(ours: IOurs, module: IModuleText, plan: IModule): IDecision {
  const home = packageOf(plan.importName, plan.path);
  const isServed =
    !ours.base &&
    (ours.theirs
      ? ours.piece.kind === 'docstring'
      : isImporting(ours.piece) && isProvided(module, ours.piece, home));
  if (isServed) {
    // The module has a docstring, or imports the same, in its own way.
    return {
      status: 'in-step',
      action: 'keep',
      conflict: null,
      record: 'none'
    };
  }
  if (ours.rival || ours.builtinUser) {
    return {
      status: 'conflict',
      action: 'keep',
      conflict: ours.rival ? 'rival' : 'builtin',
      record: ours.base ? 'base' : 'none'
    };
  }
  const decision = decide(versionsOf(ours));
  // Of a statement without a name an edit can't be told from a deletion: it is theirs to make.
  const isTheirs =
    decision.conflict === 'deleted' &&
    ours.key === '' &&
    ours.base?.entry.code === codeHash(ours.text);
  return isTheirs ? { ...decision, conflict: null } : decision;
}

function differenceOf({ text, theirs }: IOurs): ISymbolState['differs'] {
  if (theirs === null) {
    return 'nothing';
  }
  return sameCode(text, theirs.text)
    ? sameComments(text, theirs.text)
      ? 'nothing'
      : 'comments'
    : 'code';
}

function versionsOf({ text, theirs, base }: IOurs): IVersions {
  return { ours: text, theirs: theirs?.text ?? null, base };
}

/** Statements that are symbols: everything but plain imports. */
function symbolsOf(statements: IModuleStatement[]): IModuleStatement[] {
  return statements.filter(
    ({ kind }) => kind !== 'future' && kind !== 'import'
  );
}

/** Names for `__all__`: what nbdev would list, else what was marked and is public; none where the notebook writes its own list. */
function publicNames(
  added: IOurs[],
  ours: IOurs[],
  { exports }: IModule
): string[] {
  if (ours.some(({ piece }) => piece.kind === 'exports')) {
    return [];
  }
  if (exports !== null) {
    const known = ours.filter(one => !added.includes(one));
    return exports.filter(
      name => !known.some(({ piece }) => piece.names.includes(name))
    );
  }
  return added
    .filter(
      ({ statement }) =>
        statement.marked &&
        (statement.kind === 'definition' || statement.kind === 'constant')
    )
    .flatMap(({ piece }) => piece.names)
    .filter(name => !name.startsWith('_'));
}

function newPiece(
  ours: IOurs,
  module: IModuleText,
  input: IMergeInput
): IPiece {
  const text = symbolText(ours.text, module, input);
  const { kind, names } = ours.piece;
  const read = readPieces(text);
  return read.length === 1
    ? { ...read[0], kind, names, text, lead: '' }
    : { ...ours.piece, text, lead: '' };
}

function symbolText(
  text: string,
  { eol }: IModuleText,
  { format }: IMergeInput
): string {
  return formatSafely(text, format)
    .replace(/^(?:[ \t\f]*(?:\r\n|\n|\r))+/, '')
    .trimEnd()
    .replace(/\r\n?|\n/g, eol);
}

/** As `formatSafely`, by what was parsed of its statements already. */
function formatModule(
  { text, statements }: IModule,
  format: (text: string) => string
): string {
  let formatted: string;
  try {
    formatted = format(text);
  } catch {
    return text;
  }
  const reading = readModule(formatted);
  const code = (pieces: IPiece[]) =>
    pieces.map(piece => normaliseParsed(piece).code).join('\n');
  const own = statements.map(statement => readPieces(statement.text));
  const isSame =
    reading.ok &&
    own.every(pieces => pieces.length > 0) &&
    code(reading.module.pieces) === code(own.flat());
  return isSame || sameCode(formatted, text) ? formatted : text;
}

/** The formatted text; where the formatter fails or changes the code, the text as it is. */
function formatSafely(text: string, format: (text: string) => string): string {
  try {
    const formatted = format(text);
    return formatted === text || sameCode(formatted, text) ? formatted : text;
  } catch {
    return text;
  }
}
