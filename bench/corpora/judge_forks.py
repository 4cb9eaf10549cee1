"""The judge of the corpus with quicker runs: a script of the corpus' Python.

`judge_forks.py FOLDER ORIGINAL REFACTORED LIB` prints the judge's verdict as JSON. Its
runner is the corpus' own (`nbexec.py`), but each run is a fork of this process, which
has loaded what every run loads (NumPy, pandas, IPython) and nothing else, so that an
import that a refactoring lost is lost here too.
"""

import json
import os
import sys
import tempfile
import types
from pathlib import Path

FOLDER = Path(sys.argv[1])
sys.path.insert(0, str(FOLDER))

import judge  # noqa: E402


def main() -> None:
    """Judge one notebook."""
    if os.environ.get("PYTHONHASHSEED") != "0":
        os.environ.update(judge.ENV)
        os.execv(sys.executable, [sys.executable, *sys.argv])  # noqa: S606 - itself
    original, refactored, library = sys.argv[2:]
    judge.subprocess = types.SimpleNamespace(run=run, DEVNULL=None, TimeoutExpired=TimeoutError)
    json.dump(judge.judge(original, refactored, [library]), sys.stdout)


def run(command: list, *, env: dict, timeout: float, **_: object) -> types.SimpleNamespace:
    """Do what `subprocess.run` does with the runner, in a fork."""
    import IPython.core.interactiveshell  # noqa: F401
    import nbexec
    import numpy  # noqa: F401
    import pandas  # noqa: F401

    with tempfile.TemporaryFile("w+") as errors:
        child = os.fork()
        if child == 0:
            import signal

            signal.alarm(int(timeout))
            os.dup2(errors.fileno(), 1)
            os.dup2(errors.fileno(), 2)
            os.environ.update(env)
            sys.argv = command[1:]
            code = 1
            try:
                nbexec.main()
                code = 0
            except SystemExit as end:
                code = end.code if isinstance(end.code, int) else 0
            finally:
                os._exit(code)
        _, status = os.waitpid(child, 0)
        errors.seek(0)
        if os.WIFSIGNALED(status) and os.WTERMSIG(status) == 14:
            raise TimeoutError
        return types.SimpleNamespace(stderr=errors.read(), returncode=status)


if __name__ == "__main__":
    main()
