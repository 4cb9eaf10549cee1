"""The server extension's routes: what the Contents API can't do.

- `GET jupyterlab_promote/project?path=…` → `ISnapshot`, and `notebook`: the
  notebook's path relative to the project root
- `POST jupyterlab_promote/apply` `{path, files, undo}` → `{written}`; where there
  is no project yet, a change set with a STANDARDS.md or pyproject.toml begins
  one in the folder of `path`
- `POST jupyterlab_promote/revert` `{path, undo}` → `{written}`
- `POST jupyterlab_promote/probe` `{path}` → `{path, token}`: a file that a
  kernel finds only where it sees the project; it is gone after a while
- `GET jupyterlab_promote/committed?path=…` → `{text, commit}`: the notebook as
  the last commit has it, else (`commit` is null) as it was at its last export
- `POST jupyterlab_promote/kept` `{path, name, text}` → `{written}`, `GET
  jupyterlab_promote/kept?path=…&name=…` → `{text}`: cells that an import took
  the place of
- `GET jupyterlab_promote/handover?path=…` → what `handover.state` tells
- `POST jupyterlab_promote/handover` `{path, files, notebook, branch, message}` →
  `{branch, commit, files, said}`: see `handover/hand_over.py`

`path` is always the contents path of the notebook: which project is meant is
decided here, never by the browser. Errors are `{message}`, a whole sentence:
400 bad request, 409 a file changed since it was read, 422 refused (no project,
read-only, …), 501 notebooks that are no files.
"""

from __future__ import annotations

import asyncio
import json
import secrets
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

from jupyter_server.auth.decorator import authorized
from jupyter_server.base.handlers import APIHandler
from jupyter_server.services.contents.fileio import FileManagerMixin
from jupyter_server.utils import to_os_path, url_path_join
from tornado import web

from .handover import hand_over as handover
from .handover.as_it_was import as_it_was
from .reading.project import read_project
from .reading.roots import find_root
from .settings import Promote
from .writing import apply as writer
from .writing.kept import keep, kept
from .writing.notebooks import remember
from .writing.targets import ChangedError, RefusedError

NAMESPACE = "jupyterlab_promote"
PROBE_LIFE = 600
"""Seconds after which a probe file is removed."""


class _Handler(APIHandler):
    auth_resource = "contents"

    def initialize(self, promote: Promote) -> None:
        self.promote = promote

    def write_error(self, status_code: int, **kwargs: Any) -> None:
        """Answer with `{message}` alone: a traceback is for the log."""
        error = (kwargs.get("exc_info") or (None, None))[1]
        message = f"{status_code} {self._reason}"
        if isinstance(error, web.HTTPError) and error.log_message:
            message = error.log_message % error.args
        self.set_header("Content-Type", "application/json")
        self.finish(json.dumps({"message": message}))

    @property
    def served(self) -> Path:
        """Folder that Jupyter serves."""
        manager = self.contents_manager
        if not isinstance(manager, FileManagerMixin):
            raise web.HTTPError(
                501,
                "Here notebooks are not kept as files on the server's disk, so there is no "
                "project to export to; use `jupyter promote` where the files are.",
            )
        return Path(manager.root_dir).absolute()

    def notebook(self, path: Any) -> Path:
        """File of a contents path; it need not exist yet."""
        if not isinstance(path, str) or "\0" in path:
            raise web.HTTPError(400, "`path` must be the contents path of a notebook.")
        served = self.served
        file = Path(to_os_path(path, str(served)))
        if ".." in path.split("/") or not file.is_relative_to(served):
            raise web.HTTPError(400, f"`{path}` lies outside of the folder that Jupyter serves.")
        return file

    def root(self, path: Any, *, begins: bool = False) -> Path:
        """Project root of a contents path; with `begins`, its folder where there is none."""
        ceiling = None if self.promote.allow_root_above else self.served
        file = self.notebook(path)
        found = find_root(file, ceiling)
        if found is None and begins:
            return file.parent
        if found is None:
            raise web.HTTPError(
                422,
                "There is no project around this notebook (no pyproject.toml, STANDARDS.md or "
                "git above it); create one, then retry.",
            )
        return found.path

    def body(self) -> dict[str, Any]:
        """Body of the request, a table."""
        try:
            body = self.get_json_body()
        except (UnicodeDecodeError, RecursionError) as error:
            raise web.HTTPError(400, "The body is no JSON.") from error
        if not isinstance(body, dict):
            raise web.HTTPError(400, "The body must be a JSON object.")
        return body

    async def answer(self, work: Callable[[], dict[str, Any]]) -> None:
        """Answer with what `work`, run in a thread, returns."""
        try:
            answer = await asyncio.to_thread(work)
        except ChangedError as error:
            raise web.HTTPError(409, "%s", str(error)) from error
        except RefusedError as error:
            raise web.HTTPError(422, "%s", str(error)) from error
        self.finish(json.dumps(answer))


class ProjectHandler(_Handler):
    """Reads the project around a notebook."""

    @web.authenticated
    @authorized
    async def get(self) -> None:
        """Answer with the snapshot."""
        path = self.get_query_argument("path", "")
        file, served = self.notebook(path), self.served
        snapshot = await asyncio.to_thread(self._read, file, served)
        self.finish(json.dumps(snapshot))

    def _read(self, file: Path, served: Path) -> dict[str, Any]:
        above = self.promote.allow_root_above
        found = find_root(file, None if above else served)
        problems = _recovered(found.path) if found else []
        try:
            administration = self.promote.administration()
        except ValueError as error:
            raise web.HTTPError(500, str(error)) from error
        snapshot = read_project(file, served=served, above=above, administration=administration)
        base = Path(snapshot["root"]) if snapshot["root"] else served
        snapshot["problems"] = problems + snapshot["problems"]
        return snapshot | {"notebook": file.relative_to(base).as_posix()}


def _recovered(root: Path) -> list[str]:
    """Sentences about exports that an earlier server did not bring to their end."""
    return [writer.sentence(end) for end in writer.recover(root)]


class ApplyHandler(_Handler):
    """Writes a change set."""

    @web.authenticated
    @authorized
    async def post(self) -> None:
        """Answer with the paths that were written."""
        body = self.body()
        files, undo = body.get("files"), body.get("undo")
        if not isinstance(files, list) or not all(isinstance(file, dict) for file in files):
            raise web.HTTPError(400, "`files` must be a list of changes.")
        if not isinstance(undo, str | None):
            raise web.HTTPError(400, "`undo` must be a name or null.")
        root = self.root(body.get("path"), begins=_begins_project(files))
        notebook = self.notebook(body.get("path"))

        def write() -> dict[str, Any]:
            written = writer.apply(root, files, undo)
            if undo is not None:
                remember(root, notebook)
            return {"written": written}

        await self.answer(write)


def _begins_project(files: list[dict[str, Any]]) -> bool:
    markers = {"STANDARDS.md", "pyproject.toml"}
    return any(file.get("path") in markers and file.get("text") for file in files)


class RevertHandler(_Handler):
    """Takes an export back."""

    @web.authenticated
    @authorized
    async def post(self) -> None:
        """Answer with the paths that were restored."""
        body = self.body()
        undo = body.get("undo")
        if not isinstance(undo, str):
            raise web.HTTPError(400, "`undo` must be the name of an export.")
        root = self.root(body.get("path"))
        await self.answer(lambda: {"written": writer.revert(root, undo)})


class ProbeHandler(_Handler):
    """Puts a file into the project that only a kernel on this disk can read."""

    @web.authenticated
    @authorized
    async def post(self) -> None:
        """Answer with the file and what is in it."""
        root = self.root(self.body().get("path"))
        token = secrets.token_hex(16)
        await self.answer(lambda: {"path": str(_put_probe(root, token)), "token": token})


def _put_probe(root: Path, token: str) -> Path:
    store = writer.prepare(root)
    for old in store.glob("probe-*"):
        if time.time() - old.stat().st_mtime > PROBE_LIFE:
            old.unlink(missing_ok=True)
    file = store / f"probe-{token}"
    file.write_text(token, "utf-8")
    return file


class CommittedHandler(_Handler):
    """Reads a notebook as the last commit has it, else as it was at its last export."""

    @web.authenticated
    @authorized
    async def get(self) -> None:
        """Answer with its text and the commit."""
        path = self.get_query_argument("path", "")
        file = self.notebook(path)
        found = find_root(file, None if self.promote.allow_root_above else self.served)
        await self.answer(lambda: as_it_was(file, found.path if found else None))


class KeptHandler(_Handler):
    """Keeps cells that leave a notebook, and hands them back."""

    @web.authenticated
    @authorized
    async def get(self) -> None:
        """Answer with what was kept."""
        root, name = self.root(self.get_query_argument("path", "")), self.get_query_argument("name")
        await self.answer(lambda: {"text": kept(root, name)})

    @web.authenticated
    @authorized
    async def post(self) -> None:
        """Answer with where it is kept."""
        body = self.body()
        name, text = body.get("name"), body.get("text")
        if not isinstance(name, str) or not isinstance(text, str):
            raise web.HTTPError(400, "`name` and `text` must be texts.")
        root = self.root(body.get("path"))
        await self.answer(lambda: {"written": keep(root, name, text)})


class HandoverHandler(_Handler):
    """Makes a branch and a commit of an export."""

    @web.authenticated
    @authorized
    async def get(self) -> None:
        """Answer with what a hand-over would meet."""
        root = self.root(self.get_query_argument("path", ""))
        await self.answer(lambda: handover.state(root))

    @web.authenticated
    @authorized
    async def post(self) -> None:
        """Answer with the commit."""
        body = self.body()
        problem = _wrong_in_handover(body)
        if problem:
            raise web.HTTPError(400, problem)
        root = self.root(body.get("path"))
        await self.answer(lambda: handover.hand_over(root, body))


def _wrong_in_handover(body: dict[str, Any]) -> str | None:
    files = body.get("files")
    if not isinstance(files, list) or not all(isinstance(file, str) for file in files):
        return "`files` must be a list of paths."
    if not isinstance(body.get("message"), str):
        return "`message` must be a text."
    for name in ("branch", "notebook"):
        if not isinstance(body.get(name), str | None):
            return f"`{name}` must be a text or null."
    return None


def add_handlers(web_app: web.Application, promote: Promote) -> None:
    """Add the routes to a server."""
    base = web_app.settings["base_url"]
    routes = {
        "project": ProjectHandler,
        "apply": ApplyHandler,
        "revert": RevertHandler,
        "probe": ProbeHandler,
        "committed": CommittedHandler,
        "handover": HandoverHandler,
        "kept": KeptHandler,
    }
    web_app.add_handlers(
        ".*$",
        [
            (url_path_join(base, NAMESPACE, name), handler, {"promote": promote})
            for name, handler in routes.items()
        ],
    )
