/** A planned module merged into the module as it stands, symbol by symbol. */
import type { IModule, IModuleStatement, SymbolStatus } from '../plan/types';
import {
  decide,
  type Choice,
  type IBase,
  type IDecision
} from './symbol/decide';
import { extendExports } from './symbol/exports-list';
import { isImporting } from './text/gaps';
import { packageOf } from './imports/names';
import type { IImportStyle } from './imports/order';
import { isProvided, mergeImports } from './imports/merge';
import { matchSymbols, type IOurs } from './symbol/match';
import { codeHash, sameCode } from './normalise';
import { placeSymbol, type ILocated } from './symbol/place';
import {
  readModule,
  readPieces,
  replaceText,
  textOf,
  type IModuleText,
  type IPiece
} from './symbols';

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
  /** What somebody chose for a symbol in conflict. */
  choice(name: string): Choice | undefined;
}

/** What became of one statement of the plan. */
export interface IMerged extends Pick<IDecision, 'conflict' | 'record'> {
  ours: IOurs;
  status: SymbolStatus;
  /** Text of the symbol in the merged module; null where it has none. */
  written: string | null;
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
  const { before, bases } = input;
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
  const formatted = formatSafely(plan.text, format);
  const text = bom + formatted.replace(/\r\n?|\n/g, eol);
  const reading = readModule(text);
  const pieces = reading.ok ? reading.module.pieces : [];
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
      status: 'new',
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
  const located: ILocated[] = ours.map(({ statement, theirs }) => ({
    kind: statement.kind,
    piece: theirs
  }));
  decisions.forEach(({ action }, index) => {
    const { theirs, text } = ours[index];
    if (action === 'replace' && theirs) {
      replaceText(theirs, symbolText(text, module, input));
    }
  });
  decisions.forEach(({ action }, index) => {
    if (action === 'add') {
      const piece = newPiece(ours[index], module, input);
      placeSymbol(module, located, index, piece);
      located[index].piece = piece;
    }
  });
  const added = ours.filter((_, index) => decisions[index].action === 'add');
  extendExports(module, publicNames(added, ours), style);

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
      status: decisions[index].status,
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
): IDecision {
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
      conflict: ours.rival ? 'unknown-origin' : 'builtin',
      record: ours.base ? 'base' : 'none'
    };
  }
  const decision = decide(
    {
      ours: ours.text,
      theirs: ours.theirs?.text ?? null,
      base: ours.base
    },
    choice(ours.piece.names.join(', '))
  );
  // Of a statement without a name an edit can't be told from a deletion: it is theirs to make.
  const isTheirs =
    decision.conflict === 'deleted' &&
    ours.key === '' &&
    ours.base?.entry.code === codeHash(ours.text);
  return isTheirs ? { ...decision, conflict: null } : decision;
}

/** Statements that are symbols: everything but plain imports. */
function symbolsOf(statements: IModuleStatement[]): IModuleStatement[] {
  return statements.filter(
    ({ kind }) => kind !== 'future' && kind !== 'import'
  );
}

/** Names for `__all__`: what was marked and is public; none where the notebook writes its own list. */
function publicNames(added: IOurs[], ours: IOurs[]): string[] {
  if (ours.some(({ piece }) => piece.kind === 'exports')) {
    return [];
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

/** The formatted text; where the formatter fails or changes the code, the text as it is. */
function formatSafely(text: string, format: (text: string) => string): string {
  try {
    const formatted = format(text);
    return sameCode(formatted, text) ? formatted : text;
  } catch {
    return text;
  }
}
