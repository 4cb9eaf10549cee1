"""Imports modules, with packages that are missing stubbed: a script of the corpus' Python.

Reads JSON lists of module texts (arguments), prints a JSON object of text -> error
for those that can't be imported. They run in forks of a process that has the
large packages already; no network, an empty folder.
"""

import ast
import contextlib
import importlib.abc
import importlib.machinery
import importlib.util
import json
import os
import signal
import sys
import tempfile
import types
import warnings
from pathlib import Path

WARM = (
    "numpy",
    "pandas",
    "matplotlib.pyplot",
    "seaborn",
    "sklearn",
    "scipy.stats",
    "statsmodels.api",
)
LONGEST = 120
TOGETHER = 100


class AnyType(type):
    """Classes that have every attribute, to inherit from, call, decorate with and index."""

    def __getattr__(cls, name):
        if name.startswith("__") and name.endswith("__"):
            raise AttributeError(name)
        return anything(name)

    def __call__(cls, *args, **kwargs):
        if cls.__dict__.get("stub"):
            return args[0] if len(args) == 1 and callable(args[0]) and not kwargs else anything("a")
        return super().__call__(*args, **kwargs)

    def __getitem__(cls, key):
        return cls

    def __or__(cls, other):
        return cls

    __ror__ = __add__ = __radd__ = __mul__ = __rmul__ = __truediv__ = __rtruediv__ = __or__
    __sub__ = __rsub__ = __lshift__ = __rshift__ = __and__ = __matmul__ = __pow__ = __or__

    def __lt__(cls, other):
        return False

    __gt__ = __le__ = __ge__ = __lt__

    def __iter__(cls):
        return iter(())

    def __len__(cls):
        return 0


def anything(name: str):
    """A class that stands for whatever a package that is missing has by that name."""
    return AnyType(name, (), {"stub": True, "__init__": lambda self, *a, **k: None})


class Stub(types.ModuleType):
    """A package that is missing."""

    __path__ = ()

    def __getattr__(self, name):
        if name.startswith("__") and name.endswith("__"):
            raise AttributeError(name)
        return anything(name)


class Stubs(importlib.abc.MetaPathFinder, importlib.abc.Loader):
    """The last finder: finds packages that the module names and that are not installed."""

    def __init__(self):
        self.wanted = set()

    def find_spec(self, name, path=None, target=None):
        top = sys.modules.get(name.split(".")[0])
        if isinstance(top, Stub) or (top is None and name.split(".")[0] in self.wanted):
            return importlib.machinery.ModuleSpec(name, self, is_package=True)
        return None

    def create_module(self, spec):
        return Stub(spec.name)

    def exec_module(self, module):
        pass


STUBS = Stubs()


def lacks(error: ImportError) -> bool:
    """Whether an installed package has no such name: another version of it, no fault of ours."""
    return bool(error.name) and error.name.split(".")[0] in sys.modules


def tried(text: str) -> str:
    """Run a module; returns the error, '' for none, in this process."""
    STUBS.wanted = {
        name.split(".")[0]
        for node in ast.walk(ast.parse(text))
        if isinstance(node, (ast.Import, ast.ImportFrom))
        for name in [getattr(node, "module", None) or "", *(a.name for a in node.names)]
    }
    module = types.ModuleType("library")
    module.__file__ = "library.py"
    sys.modules["library"] = module
    try:
        exec(compile(text, "library.py", "exec"), module.__dict__)  # noqa: S102
    except ImportError as error:
        return "" if lacks(error) else f"{type(error).__name__}: {error}"
    except BaseException as error:  # noqa: BLE001 - a module may do anything
        return f"{type(error).__name__}: {error}"
    return ""


def apart(texts: list) -> dict:
    """Run modules in a fork; those that failed, with the error."""
    reader, writer = os.pipe()
    child = os.fork()
    if child == 0:
        os.close(reader)
        os.dup2(os.open(os.devnull, os.O_WRONLY), 1)
        os.dup2(1, 2)
        signal.alarm(LONGEST)
        said = {text: tried(text) for text in texts}
        with os.fdopen(writer, "w") as pipe:
            json.dump({text: error for text, error in said.items() if error}, pipe)
        os._exit(0)
    os.close(writer)
    with os.fdopen(reader) as pipe:
        answer = pipe.read()
    _, status = os.waitpid(child, 0)
    return json.loads(answer) if answer else dict.fromkeys(texts, f"ended with status {status}")


def main() -> None:
    """Try all of them, the same text once."""
    texts = {text for path in sys.argv[1:] for text in json.loads(Path(path).read_text("utf-8"))}
    warnings.simplefilter("ignore")
    os.environ.update(http_proxy="http://127.0.0.1:9", https_proxy="http://127.0.0.1:9")
    for name in WARM:
        with contextlib.suppress(ImportError):
            importlib.import_module(name)
    sys.meta_path.append(STUBS)
    os.chdir(tempfile.mkdtemp())
    texts, failed = sorted(texts), {}
    for start in range(0, len(texts), TOGETHER):
        # What fails among others is tried once more by itself.
        for text in apart(texts[start : start + TOGETHER]):
            failed.update(apart([text]))
    json.dump(failed, sys.stdout)


if __name__ == "__main__":
    main()
