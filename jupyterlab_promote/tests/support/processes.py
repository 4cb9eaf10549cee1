"""Processes that a test starts, and their end."""

import os
import time
from pathlib import Path


def wait_for(path):
    """Number of the process that writes itself down in a file."""
    for _ in range(600):
        if path.exists() and path.read_text():
            return int(path.read_text())
        time.sleep(0.05)
    raise AssertionError(f"{path} never came")


def is_gone(process):
    """Whether a process ends within ten seconds."""
    for _ in range(200):
        try:
            os.kill(process, 0)
            state = Path(f"/proc/{process}/stat")
            if state.exists() and state.read_text().split()[2] == "Z":
                return True
        except ProcessLookupError:
            return True
        time.sleep(0.05)
    return False
