/**
 * The sentences that no check owns: blockers, marks that can't be used, remarks
 * of the plan, reasons of the gate. What is wrong, where, what to do.
 */
import type { ILostMark } from '../library/types';
import type {
  BlockerReason,
  IBlocker,
  IMarkProblem,
  IPlanWarning,
  RemedyKind
} from '../plan/types';
import type { IGateReason } from '../standards/types';
import { render } from './render';
import type { CellName, ISentence, SentenceArgs } from './render';

/** What a reason says in a special case, see `variantOf`. */
type Variant =
  | 'notebook-variable-pure'
  | 'notebook-variable-in-test'
  | 'import-time-variable-through'
  | 'class-variable-through'
  | 'lambda-variable-through'
  | 'syntax-too-new'
  | 'shared-helper-of-test';

/** `{symbol}` is what is blocked, `{name}` the name in its way, `{cell}` the cell that makes it. */
export const blockerSentences: Record<BlockerReason | Variant, string> = {
  'notebook-variable':
    '`{symbol}` reads `{name}`, which {cell} computes; pass it in as a parameter.',
  'notebook-variable-pure':
    '`{symbol}` reads `{name}`, which {cell} makes; pass it in as a parameter or bring the constant along.',
  'notebook-variable-in-test':
    'Test `{symbol}` reads `{name}`, which {cell} computes; give the test a small value of its own.',
  'import-time-variable':
    "`{name}` ({cell}) is computed by the notebook, but `{symbol}` needs it when the module is imported; make it a literal, or move the read into a function's body.",
  'class-variable':
    'A method of `{symbol}` reads `{name}`, which {cell} computes; pass it to `__init__` and keep it on `self`.',
  'lambda-variable':
    '`{symbol}` is a lambda that reads `{name}`, which {cell} computes; turn it into a def with a parameter.',
  'import-time-variable-through':
    '`{symbol}` runs `{through}` when the module is imported, and that reads `{name}`, which {cell} computes; move the call into a function.',
  'class-variable-through':
    'A method of `{symbol}` calls `{through}`, which reads `{name}` ({cell}); pass `{name}` to `__init__` and on to `{through}`.',
  'lambda-variable-through':
    '`{symbol}` is a lambda that calls `{through}`, which reads `{name}` ({cell}); turn it into a def with a parameter.',
  'global-write':
    "`{symbol}` changes the notebook's `{name}` ({cell}); return the value instead, or mark the variable too.",
  redefined:
    '`{name}` is defined again, differently, in {cell} and used after it; mark the one to export, or rename one of them.',
  shadow:
    "`{name}` is a local where `{symbol}` is called ({cell}), so the notebook's `{name}` can't be passed; rename the local.",
  'late-binding':
    '`{symbol}` is stored in {cell}, and `{name}` changes afterwards; call it through a lambda.',
  decorated:
    '`{symbol}` is wrapped by `{decorator}`, which may not take `{name}` ({cell}) as a further argument; let the wrapper hand `**kwargs` on.',
  undefined:
    '`{symbol}` uses `{name}`, which nothing in this notebook defines; define or import it.',
  late: '`{symbol}` uses `{name}`, which is defined only below, in {cell}; move that cell up.',
  star: '`{name}` in `{symbol}` may come from a star import ({cell}); import it by name.',
  opaque:
    '`{name}` in `{symbol}` may come from a magic that runs other code ({cell}); import or define it in the notebook.',
  history:
    "`{symbol}` reads `{name}`, the notebook's memory of its outputs; give the value a name.",
  magic:
    "`{symbol}` holds IPython syntax (`{name}`, {cell}), which a module can't run; use `subprocess` or a Python call, or leave it in the notebook.",
  'magic-in-middle':
    '`{name}` acts between the statements of {cell}; split the cell there.',
  timeit:
    '{cell} is measured by `{name}`, which keeps nothing it makes; remove the magic, or leave the cell in the notebook.',
  dynamic:
    '`{symbol}` calls `{name}`, which hides the names it needs; pass them in by name.',
  'maybe-unset':
    '`{name}` is set on some paths only ({cell}) and read later; set it before.',
  'builtin-shadow':
    '`{symbol}` uses the builtin `{name}` and overwrites it; rename the variable.',
  'class-in-region':
    'The class in {cell} reads and binds `{name}`; move the class to a cell of its own.',
  'star-import':
    "A star import can't stand in a function ({cell}); leave it in a cell of its own.",
  'global-statement':
    "A `global` statement can't move into a function ({cell}); leave it in a cell of its own.",
  'dunder-name':
    '`__name__` is `__main__` in a notebook, not in a module ({cell}); take the code out of the `if`.',
  get_ipython:
    '`{symbol}` talks to the notebook by `get_ipython` ({cell}); leave that line in the notebook.',
  'outputs>8':
    'More than eight values of {cell} are read later; split the cell.',
  'blocked-def': "{cell} defines `{name}`, which can't leave yet; see there.",
  syntax:
    "{cell} can't be read as Python: {message} (line {line}); mend it there.",
  'syntax-too-new':
    "{cell} holds Python that this version can't take apart ({message}, line {line}); write it in a simpler form, or leave the cell unmarked.",
  foreign:
    '{cell} is not Python (`{name}`); only Python cells can go to a module.',
  'shared-helper':
    '`{name}` ({cell}) is needed by {modules}; mark its cell for the one it belongs to, the others import it from there.',
  'shared-helper-of-test':
    '`{name}` ({cell}) is marked as a test, but {modules} need it; move it to a cell of its own and mark that for the library.',
  'module-cycle':
    '`{symbol}` needs `{name}` from `{other}`, and `{back}` there needs `{backName}` from `{module}`: the two modules would import each other. Mark both for the same module.',
  'not-a-test':
    '{cell} goes to the tests but holds a loose statement; put it into a function `test_…`.'
};

/** Writes the sentences of blockers out. */
export function sayBlockers(
  blockers: readonly IBlocker[],
  cellName: CellName
): void {
  for (const blocker of blockers) {
    const { template, args } = blockerSentence(blocker);
    blocker.sentence = render(template, args, cellName);
  }
}

/** A blocker as a sentence; `code` is its key in `blockerSentences`. */
export function blockerSentence(
  blocker: IBlocker
): ISentence & { code: string } {
  const code = variantOf(blocker);
  return {
    code,
    template: blockerSentences[code],
    args: {
      ...blocker.args,
      symbol: blocker.symbol,
      name: blocker.name,
      cell: { cell: blocker.cell }
    }
  };
}

function variantOf({
  reason,
  args,
  remedies
}: IBlocker): BlockerReason | Variant {
  const has = (kind: RemedyKind): boolean =>
    remedies.some(remedy => remedy.kind === kind);
  switch (reason) {
    case 'notebook-variable':
      return has('bring')
        ? 'notebook-variable-pure'
        : has('to-function') && !has('parameter')
          ? 'notebook-variable-in-test'
          : reason;
    case 'import-time-variable':
    case 'class-variable':
    case 'lambda-variable':
      return args.through ? `${reason}-through` : reason;
    case 'syntax':
      // Python itself reads it: nobody calls the cell broken.
      return args.kind === 'parser-limit' ? 'syntax-too-new' : reason;
    case 'shared-helper':
      return args.test ? 'shared-helper-of-test' : reason;
    default:
      return reason;
  }
}

/** Marks that can't be used, by code. */
export const markSentences: Record<string, string> = {
  'mark-not-a-table':
    '{cell} has the mark {found}, which is no table; write `{"module": "features", "role": "code"}` or mark the cell again.',
  'mark-module-missing':
    '{cell} is marked, but no module is named; name one in the mark or by `#| default_exp`.',
  'mark-module-type':
    'The mark of {cell} names {found} as its module; a module is a text such as `features`.',
  'mark-module-name':
    'The mark of {cell} names the module `{found}`, in which `{part}` is no Python name; use letters, digits and underscores, with dots between.',
  'mark-module-keyword':
    "The mark of {cell} names the module `{found}`, in which `{part}` is a word of Python's own; take another name.",
  'mark-role':
    'The mark of {cell} has the role {found}; it is either `code` or `test`.',
  'mark-names':
    'The mark of {cell} has {found} under `names`; each name there is either `parameter` or `constant`.',
  'mark-skip':
    'The mark of {cell} has {found} under `skip`; it is a list of the statements left out.',
  'mark-same-file':
    '{cell} is marked for `{module}`, which would be the same file as `{other}` ({path}); take one name for both.',
  'mark-case-clash':
    '{cell} is marked for `{module}`, which differs from `{other}` by upper and lower case alone; take one name for both.',
  'mark-package-clash':
    '{cell} is marked for `{module}`, but `{other}` would make a file and a folder of one name; rename one of them.',
  'mark-kind':
    '{cell} is marked but is a {kind} cell; only code cells can leave the notebook.',
  'mark-language':
    '{cell} is marked, but the notebook is written in {language}; only Python can leave a notebook, so take the mark away.'
};

/** A mark that can't be used as a sentence. */
export function markSentence(
  problem: Pick<IMarkProblem, 'cell' | 'code' | 'args'>
): ISentence {
  return {
    template:
      markSentences[problem.code] ??
      `The mark of {cell} can't be used (${problem.code}).`,
    args: { ...problem.args, cell: { cell: problem.cell } }
  };
}

/** Remarks of the plan, by kind. */
export const warningSentences: Record<string, string> = {
  'own-copy':
    'The library has its own copy of `{name}` ({cell}): a change in the notebook no longer reaches it. Make it a parameter to keep them together.',
  'const-mutated':
    '`{name}` comes along as a constant, but {cell} changes it; the library has it as it was made.',
  'constant-rebound':
    '`{name}` is set again in {cell}; the library keeps the value that it brings along.',
  'defined-twice':
    '`{name}` ({cell}) is marked again below for the same module; whoever imports it gets the last one. Mark the one to deliver.',
  dynamic:
    '{cell} calls `{name}`, which may use names that nobody can see from here.',
  formula:
    '`{name}` ({cell}) stands in a formula; if it is no column, the library does not have it.',
  star: '{names} may come from `from {name} import *` in {cell}, which stays behind; import them by name, or mark that line too.',
  promised:
    '`__all__` in {cell} promises `{name}`, which the module does not have; take it off the list, or define it.',
  late: '`{name}` is used before {cell} defines it; in the module it stands first.',
  'import-cycle':
    'The definitions around `{name}` ({cell}) need each other while the module is imported; no order of them works.'
};

/** A remark of the plan as a sentence. */
/** The same marks, their sentences written out. */
export function sayLost(
  marks: readonly ILostMark[],
  notebook: string,
  cellName: CellName
): ILostMark[] {
  return marks.map(mark => {
    const { template, args } = lostMarkSentence(mark, notebook);
    return { ...mark, sentence: render(template, args, cellName) };
  });
}

/** A cell that was exported and has no mark any more. */
export function lostMarkSentence(
  { cell, module, names, from }: ILostMark,
  notebook: string
): ISentence {
  const listed = names.map(name => `\`${name}\``).join(', ');
  const template =
    from === notebook
      ? '{cell} exported {names} to {module} and has lost its mark; mark it again.'
      : '{cell} has {names}, which {from} exported to {module} and no longer has marked; mark it here.';
  return { template, args: { cell: { cell }, names: listed, module, from } };
}

export function warningSentence({
  kind,
  name,
  cell,
  names = []
}: IPlanWarning): ISentence {
  const few = names.slice(0, 3).map(one => `\`${one}\``);
  const more = names.length - few.length;
  const listed =
    more > 0 ? `${few.join(', ')} and ${more} more` : few.join(', ');
  return {
    template: warningSentences[kind] ?? `\`{name}\` ({cell}): ${kind}.`,
    args: { name, names: listed, cell: { cell } }
  };
}

/** Reasons of the gate that are no sentence of a finding, a blocker or a mark. */
export const gateSentences: Record<
  Exclude<IGateReason['kind'], 'blocker' | 'conflict' | 'mark' | 'undecided'>,
  string
> = {
  secret:
    '{cell} holds what looks like a secret; nothing leaves the notebook until it is gone.',
  'import-failed':
    "`{module}` can't be imported in a fresh interpreter: {error}",
  'test-failed':
    'Test `{test}` fails with this export and passes without it; mend it first.',
  syntax: '`{module}` would not be Python: {error} ({cell}).',
  undefined: '`{name}` is defined nowhere in `{module}` ({cell}).',
  'open-must': 'Open must: {title} ({status}).',
  'no-library':
    'No library folder is named; add `library: src/<package>` to the front matter of STANDARDS.md.'
};

export function gateSentence(
  kind: keyof typeof gateSentences,
  args: SentenceArgs
): ISentence {
  return { template: gateSentences[kind], args };
}
