/** Names that need no binder in a module. */

/** Builtins of every Python from 3.10 to 3.14 (what only some of them have is told apart below). */
const ALWAYS =
  'ArithmeticError AssertionError AttributeError BaseException BlockingIOError ' +
  'BrokenPipeError BufferError BytesWarning ChildProcessError ConnectionAbortedError ' +
  'ConnectionError ConnectionRefusedError ConnectionResetError DeprecationWarning EOFError ' +
  'Ellipsis EncodingWarning EnvironmentError Exception False FileExistsError ' +
  'FileNotFoundError FloatingPointError FutureWarning GeneratorExit IOError ImportError ' +
  'ImportWarning IndentationError IndexError InterruptedError IsADirectoryError KeyError ' +
  'KeyboardInterrupt LookupError MemoryError ModuleNotFoundError NameError None ' +
  'NotADirectoryError NotImplemented NotImplementedError OSError OverflowError ' +
  'PendingDeprecationWarning PermissionError ProcessLookupError RecursionError ' +
  'ReferenceError ResourceWarning RuntimeError RuntimeWarning StopAsyncIteration ' +
  'StopIteration SyntaxError SyntaxWarning SystemError SystemExit TabError TimeoutError ' +
  'True TypeError UnboundLocalError UnicodeDecodeError UnicodeEncodeError UnicodeError ' +
  'UnicodeTranslateError UnicodeWarning UserWarning ValueError Warning ZeroDivisionError ' +
  '__build_class__ __debug__ __import__ abs aiter all anext any ascii bin bool breakpoint ' +
  'bytearray bytes callable chr classmethod compile complex copyright credits delattr dict ' +
  'dir divmod enumerate eval exec exit filter float format frozenset getattr globals ' +
  'hasattr hash help hex id input int isinstance issubclass iter len license list locals ' +
  'map max memoryview min next object oct open ord pow print property quit range repr ' +
  'reversed round set setattr slice sorted staticmethod str sum super tuple type vars zip';

/** 3.11, 3.13, and Windows alone. */
const SOMETIMES =
  'BaseExceptionGroup ExceptionGroup PythonFinalizationError WindowsError';

/** What every module has. */
const OF_MODULES =
  '__annotations__ __builtins__ __cached__ __dict__ __doc__ __file__ __loader__ __name__ ' +
  '__package__ __path__ __spec__';

export const BUILTINS: ReadonlySet<string> = new Set(
  [ALWAYS, SOMETIMES, OF_MODULES].join(' ').split(' ')
);

/** Names that IPython puts in: imported from there in a module. */
export const IPYTHON_NAMES: ReadonlyMap<string, string> = new Map([
  ['display', 'from IPython.display import display'],
  ['get_ipython', 'from IPython import get_ipython']
]);

/** `In`, `Out`, `_`, `__`, `___`, `_i`, `_ii`, `_iii`, `_1`, `_i1`, `_oh`, `_ih`, `_dh`, `exit_code`. */
export function isHistory(name: string): boolean {
  return /^(?:In|Out|_{1,3}|_i{1,3}|_i?\d+|_[oid]h|_exit_code)$/.test(name);
}
