"""The built command line, called as people call it."""

import os
import subprocess
import sys

import pytest

from jupyterlab_promote.launcher import BUNDLE

needs_bundle = pytest.mark.skipif(
    not BUNDLE.is_file(), reason="the bundle (jlpm build:cli) is not there"
)


def promote(*arguments, cwd, **variables):
    """Call `jupyter promote` in a folder; exit code, standard output, standard error."""
    done = subprocess.run(
        [sys.executable, "-m", "jupyterlab_promote.launcher", *arguments],
        cwd=cwd,
        env=os.environ | variables,
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
        timeout=600,
    )
    return done.returncode, done.stdout, done.stderr
