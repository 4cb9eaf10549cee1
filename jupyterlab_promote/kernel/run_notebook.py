"""Runs a notebook from start to end in a fresh kernel and records what it did.

Needs jupyter_client, which comes with every ipykernel and every Jupyter server.
`run(...)` returns a record (plain data, JSON):

    cells       one a code cell that ran: `key` (its id or None), `index` (1-based, over all
                cells), `source`, `seconds`, `text` (printed), `shown` (`digest`, `text`, `kind`
                of `display` or `figure`, a value), `error` (`name`, `message`, `traceback`) or
                None, `mentions` and `sets` (names), `values` (their records after it)
    values      name -> record of `digest.Digest.record`, at the end
    callables   names of functions and classes
    hidden      random generators and settings -> digest
    files       written or removed files, relative -> digest
    outside     modules that were not imported from where they should have been
    error       None, or `cell` (index, key), `name`, `message`, `traceback` of what ended the run
    seconds     for the whole run

Both generators of random numbers that Python and NumPy have by themselves are
seeded, hashes of texts too, and linear algebra has one thread, so that a
notebook that seeds nothing repeats; notebooks themselves are not changed.
"""

from __future__ import annotations

import json
import os
import queue
import re
import subprocess
import sys
import time

from .hashing import ADDRESS, join
from .moments import Moments

MIME = "application/vnd.jupyterlab-promote.watch+json"
MARK = "promote"
POLL = 0.5
READY = 120
LONGEST = 200_000
EXPECTED, SKIPPED = "raises-exception", "skip-execution"
CODES = re.compile(r"\x1b\[[0-9;]*[A-Za-z]")
PROCESS = re.compile(r"ipykernel_\d+")
REPEATABLE = {
    "PYTHONHASHSEED": "0",
    "PYTHONDONTWRITEBYTECODE": "1",
    "SOURCE_DATE_EPOCH": "315532800",
    **dict.fromkeys(
        (
            "OMP_NUM_THREADS",
            "OPENBLAS_NUM_THREADS",
            "MKL_NUM_THREADS",
            "VECLIB_MAXIMUM_THREADS",
            "NUMEXPR_NUM_THREADS",
        ),
        "1",
    ),
}


class NotRun(Exception):  # noqa: N818
    """The notebook could not be run at all: a whole sentence why."""


class Ended(Exception):  # noqa: N818
    """The kernel ended, or time was up: name and message."""


def cells_of(notebook: dict) -> list:
    """Code cells of a notebook: `key`, `index`, `source`, `tags`, without those never to be run.

    Raises
    ------
    NotRun
        It is not a notebook of format 4.
    """
    if not isinstance(notebook, dict) or not isinstance(notebook.get("cells"), list):
        raise NotRun("This is not a notebook of format 4; open and save it in JupyterLab first.")
    found = []
    for index, cell in enumerate(notebook["cells"], 1):
        source = cell.get("source", "")
        source = source if isinstance(source, str) else "".join(source)
        tags = (cell.get("metadata") or {}).get("tags") or []
        if cell.get("cell_type") == "code" and source.strip() and SKIPPED not in tags:
            key = cell.get("id")
            found.append({"key": key, "index": index, "source": source, "tags": list(tags)})
    return found


class Kernel:
    """A fresh kernel; `name` of a kernelspec, or None for the Python that runs this."""

    def __init__(self, name, folder: str, environment: dict) -> None:
        from jupyter_client.kernelspec import KernelSpec, KernelSpecManager, NoSuchKernel
        from jupyter_client.manager import KernelManager

        class Here(KernelSpecManager):
            def get_kernel_spec(self, kernel_name):
                command = [sys.executable, "-m", "ipykernel_launcher", "-f", "{connection_file}"]
                return KernelSpec(argv=command, display_name="Python", language="python")

        options = {} if name else {"kernel_spec_manager": Here()}
        self.manager = KernelManager(kernel_name=name or "python3", **options)
        self.client = None
        variables = {k: v for k, v in os.environ.items() if k not in ("MPLBACKEND", "PYTHONHOME")}
        silent = {"stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL}
        try:
            self.manager.start_kernel(cwd=folder, env={**variables, **environment}, **silent)
            self.client = self.manager.client()
            self.client.start_channels()
            self.client.wait_for_ready(timeout=READY)
        except NoSuchKernel as error:
            raise NotRun(f"There is no kernel `{name}` here; choose another one.") from error
        except (OSError, RuntimeError) as error:
            self.close()
            raise NotRun(
                f"A kernel could not be started ({error}); install ipykernel with "
                f'"{sys.executable}" -m pip install ipykernel.'
            ) from error

    def close(self) -> None:
        """End it."""
        if self.client is not None:
            self.client.stop_channels()
        if self.manager.has_kernel:
            self.manager.shutdown_kernel(now=True)

    def execute(self, code: str, ends: float, *, silent: bool = False):
        """Run code and yield the messages that come of it.

        Raises
        ------
        Ended
            The kernel died, or it was still running at `ends` (of time.monotonic).
        """
        options = {"silent": silent, "store_history": not silent, "allow_stdin": False}
        request = self.client.execute(code, **options)
        while True:
            if time.monotonic() > ends:
                raise Ended("Timeout", "It was still running when the time was up.")
            try:
                message = self.client.get_iopub_msg(timeout=POLL)
            except queue.Empty:
                if not self.manager.is_alive():
                    raise Ended("KernelDied", "The kernel ended while this ran.") from None
                continue
            if message["parent_header"].get("msg_id") != request:
                continue
            content = message["content"]
            if message["msg_type"] == "status" and content["execution_state"] == "idle":
                break
            yield message
        self._take_reply(request)

    def _take_reply(self, request: str) -> None:
        try:
            while self.client.get_shell_msg(timeout=5)["parent_header"].get("msg_id") != request:
                pass
        except queue.Empty:
            return

    def watch(self, code: str, ends: float) -> dict:
        """Run code of ours beside the notebook's; returns what it published."""
        found, why = None, "the kernel answered nothing"
        for message in self.execute(code, ends, silent=True):
            content = message["content"]
            if message["msg_type"] == "display_data":
                found = content["data"].get(MIME, found)
            elif message["msg_type"] == "error":
                why = f"{content['ename']}: {content['evalue']}"
        if found is None:
            raise NotRun(f"The values could not be read: {why}.")
        return found


class Outputs:
    """What one cell prints and shows, as its messages come."""

    def __init__(self) -> None:
        self.text = ""
        self.shown = []
        self.error = None
        self._displays = {}

    def take(self, message: dict) -> None:
        """Take one message."""
        kind, content = message["msg_type"], message["content"]
        if kind == "stream" and content["name"] == "stdout":
            self.text += content["text"]
        elif kind in ("display_data", "execute_result"):
            display = content.get("transient", {}).get("display_id")
            if display:
                self._displays[display] = len(self.shown)
            self.shown.append(shown(content))
        elif kind == "update_display_data":
            place = self._displays.get(content.get("transient", {}).get("display_id"))
            if place is not None:
                self.shown[place] = shown(content)
        elif kind == "clear_output":
            self.text, self.shown, self._displays = "", [], {}
        elif kind == "error":
            self.error = {
                "name": content["ename"],
                "message": CODES.sub("", content["evalue"])[:2000],
                "traceback": CODES.sub("", "\n".join(content["traceback"]))[-4000:],
            }


def shown(content: dict) -> dict:
    """Return what was shown: with the kernel's digest of the value, else one of the data."""
    known = content.get("metadata", {}).get(MARK)
    if known:
        return known
    data = content["data"]
    if "application/vnd.jupyter.widget-view+json" in data:
        data = {"widget": ""}
    text = ADDRESS.sub("", json.dumps(data, sort_keys=True))
    line = " ".join(str(data.get("text/plain", "")).split())[:80]
    return {"digest": join("data", text).hex(), "text": line, "doubts": [], "kind": "display"}


def printed(text: str, moments: Moments) -> str:
    """Return text as a terminal would leave it, without addresses and moments of the run."""
    text = re.sub(r"[^\n]*\r(?!\n)", "", CODES.sub("", text))
    text = PROCESS.sub("ipykernel", ADDRESS.sub("", text))
    text = "\n".join(moments.mask(line) for line in text[:LONGEST].split("\n"))
    return text


def run(cells: list, place: dict, injected: str, say) -> dict:
    """Run code cells in a fresh kernel.

    Parameters
    ----------
    cells
        Of `cells_of`.
    place
        `folder` to run in, `root` whose files are watched, `paths` for the front of sys.path,
        `modules` that must come from `root`, `kernel` (name or None), `environment` (more
        variables), `seconds` (for all cells, or None).
    injected
        Code that makes `watch.py` and all it needs there as modules of the kernel.
    say
        Called with (event, table) as it goes on: `cell` before each cell.

    Raises
    ------
    NotRun
        There is no such kernel, or it does not speak Python.
    """
    begun = time.monotonic()
    paths = [*place["paths"], os.environ.get("PYTHONPATH", "")]
    environment = {
        **REPEATABLE,
        "PYTHONPATH": os.pathsep.join(path for path in paths if path),
        **place.get("environment", {}),
    }
    kernel = Kernel(place.get("kernel"), place["folder"], environment)
    record = {"cells": [], "values": {}, "callables": [], "hidden": {}, "files": {}}
    record = {**record, "outside": [], "error": None}
    try:
        request = {key: place[key] for key in ("paths", "root", "modules")}
        begun_there = kernel.watch(f"{injected}.start({request!r})", float("inf"))["begun"]
        moments, limit = Moments(begun_there), place.get("seconds") or float("inf")
        ends = time.monotonic() + limit
        for number, cell in enumerate(cells, 1):
            say("cell", {"cell": cell["index"], "number": number, "of": len(cells)})
            done = run_cell(kernel, cell, moments, ends)
            record["cells"].append(done)
            if done["error"] and EXPECTED not in cell["tags"]:
                where = {"index": cell["index"], "key": cell["key"]}
                record["error"] = {"cell": where, **done["error"]}
                break
        else:
            record.update(kernel.watch(watching("finish()"), float("inf")))
    except Ended as ended:
        raise NotRun("The kernel ended while the values were read.") from ended
    finally:
        kernel.close()
    record["seconds"] = round(time.monotonic() - begun, 3)
    return record


def run_cell(kernel: Kernel, cell: dict, moments: Moments, ends: float) -> dict:
    """Run one cell and record what it did."""
    outputs, begun = Outputs(), time.monotonic()
    done = {key: cell[key] for key in ("key", "index", "source")}
    done["seconds"] = 0
    found = {"mentions": [], "sets": [], "values": {}}
    try:
        for message in kernel.execute(cell["source"], ends):
            outputs.take(message)
        done["seconds"] = round(time.monotonic() - begun, 3)
        found = kernel.watch(watching(f"after({cell['source']!r})"), float("inf"))
    except Ended as ended:
        name, message = ended.args
        outputs.error = {"name": name, "message": message, "traceback": ""}
    text = printed(outputs.text, moments)
    return {**done, **found, "text": text, "shown": outputs.shown, "error": outputs.error}


def watching(call: str) -> str:
    """Code that calls `watch.py` in the kernel and leaves no name there."""
    return f"__import__('sys').modules['jupyterlab_promote_kernel.watch'].{call}"
