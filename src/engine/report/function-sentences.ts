/** Sentences of statements → function: why not, and what to know. What is wrong, where, what to do. */
import type { RefusalReason, RemarkKind } from '../refactor/to-function/types';
import { blockerSentences } from './sentences';

type Own = Exclude<RefusalReason, keyof typeof blockerSentences>;
type Retold = Extract<
  RefusalReason,
  | 'notebook-variable'
  | 'global-write'
  | 'undefined'
  | 'late'
  | 'star'
  | 'opaque'
  | 'history'
  | 'magic'
  | 'magic-in-middle'
  | 'timeit'
  | 'dynamic'
  | 'maybe-unset'
  | 'builtin-shadow'
  | 'class-in-region'
  | 'star-import'
  | 'global-statement'
  | 'dunder-name'
  | 'get_ipython'
  | 'outputs>8'
  | 'syntax'
  | 'foreign'
>;

const refusals: Record<Own | Retold, string> = {
  'no-such-cell':
    'The cell `{name}` is not in this notebook (any more); select the cells again.',
  'not-code': '{cell} is no code cell; select code cells only.',
  'not-adjacent':
    '{cell} (line {line}) stands between the selected statements; select it too, or make one function at a time.',
  'half-statement':
    'The selection takes only a part of the statement in {cell}, lines {line} to {last} (`{text}`); select whole statements.',
  empty:
    'Nothing is selected in {cell} (line {line}); select statements or a cell that has some.',
  'no-statements':
    '{cell} (line {line}) only imports, defines or sets up; there is nothing to put into a function.',
  'only-look':
    '{cell} (line {line}) only shows something; there is nothing to put into a function.',
  interleaved:
    '`{name}` (line {line} of {cell}) stands between the statements and depends on them; move it to a cell of its own.',
  'not-python':
    'This notebook is written in {name}; only Python statements can become a function ({cell}, line {line}).',
  choice: '{what} ({cell}, line {line}).',
  'lambda-reads':
    'The function on line {line} of {cell} is kept and reads `{name}`, which changes later; pass `{name}` to it, or leave the line in the notebook.',
  'notebook-variable':
    '`{symbol}`, called on line {line} of {cell}, reads the notebook variable `{name}`, which these statements set; make `{name}` a parameter of `{symbol}` first.',
  'global-write':
    '`{symbol}`, called on line {line} of {cell}, changes the notebook variable `{name}` that these statements use; let it return the value instead.',
  undefined:
    '`{name}` (line {line} of {cell}) is defined nowhere in this notebook; define or import it first.',
  late: '`{name}` (line {line} of {cell}) is set only below; move the cell that sets it up.',
  star: '`{name}` (line {line} of {cell}) may come from a star import; import it by name.',
  opaque:
    '`{name}` (line {line} of {cell}) may come from a magic that runs other code; import or define it in the notebook.',
  history:
    "`{name}` (line {line} of {cell}) is the notebook's memory of its outputs; give the value a name.",
  magic:
    'Line {line} of {cell} holds IPython syntax (`{name}`), which a function of a module cannot run; use a Python call, or leave the line in the notebook.',
  'magic-in-middle':
    '`{text}` (line {line} of {cell}) acts between the statements; split the cell there.',
  timeit:
    '{cell} is measured by `%%timeit` (line {line}), which keeps nothing that it makes; remove the magic, or leave the cell as it is.',
  dynamic:
    '`{name}` (line {line} of {cell}) hides the names that it needs; write them out first.',
  'maybe-unset':
    '`{name}` (line {line} of {cell}) is set on some paths only and read later; set it before.',
  'builtin-shadow':
    'Line {line} of {cell} uses the builtin `{name}`, and these statements overwrite it; rename the variable.',
  'class-in-region':
    'The class on line {line} of {cell} reads and binds `{name}`; move the class to a cell of its own.',
  'star-import':
    'A star import (line {line} of {cell}) hides names and cannot stand in a function; leave it in a cell of its own.',
  'global-statement':
    'A `global` statement (line {line} of {cell}) cannot move into a function; leave it in a cell of its own.',
  'dunder-name':
    '`__name__` (line {line} of {cell}) is `__main__` in a notebook, not in a module; take the code out of the `if`.',
  get_ipython:
    '`get_ipython` (line {line} of {cell}) talks to the notebook; leave that line in a cell of its own.',
  'outputs>8':
    '{count} values of {cell} (from line {line}) are read later, more than eight; make two functions of it.',
  syntax:
    'Line {line} of {cell} cannot be read as Python ({message}){hint}; mend it first.',
  foreign:
    '{cell} is not Python (`%%{name}` on line {line}); only Python cells can become a function.'
};

export function refusalSentence(reason: RefusalReason): string {
  return (
    (refusals as Record<string, string | undefined>)[reason] ??
    blockerSentences[reason as keyof typeof blockerSentences]
  );
}

export const remarkSentences: Record<RemarkKind, string> = {
  'mutates-input':
    'The function changes `{name}` in place (line {line} of {cell}), as the cell does: every name of that object sees it.',
  plots:
    'The function draws (line {line} of {cell}); the figure appears where it is called.',
  prints: 'The function prints (line {line} of {cell}).',
  display: 'The function calls `display` (line {line} of {cell}).',
  'last-expression':
    'The value of the last line ({line} of {cell}) is returned, so that the notebook still shows it.',
  'dead-expression':
    'Line {line} of {cell} shows a value in the notebook; inside the function it shows nothing.',
  'maybe-unset':
    '`{name}` (line {line} of {cell}) stays unset where the loop does not run.',
  'maybe-unbound-read':
    '`{name}` (line {line} of {cell}) may be read before it is set, as it is now.',
  'lambda-reads':
    'The function kept on line {line} of {cell} keeps the value that `{name}` has at the call.',
  'time-magic':
    'The time measured on line {line} of {cell} is no longer printed.',
  'del-input':
    '`{name}` (line {line} of {cell}) is deleted behind the call, too.',
  late: '`{name}` (line {line} of {cell}) stands only below in the notebook.',
  formula:
    'The formula on line {line} of {cell} has the word `{name}`: should it mean the notebook variable and not a column, add it as an input.',
  'import-after-setup':
    'The import of `{name}` (line {line} of {cell}) needs the set-up before it and stays in the function.',
  await:
    'The function is asynchronous (line {line} of {cell}); its call is awaited.',
  stale:
    '`{name}` (line {line} of {cell}) becomes local to the function; the notebook keeps the value it had before.',
  'output-dropped':
    '`{name}` is read later (line {line} of {cell}) and no longer comes out of the function.'
};
