"""An administrator's settings for the command line, from the same files as the server's."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from jupyter_core.paths import jupyter_config_path

from .reading.project import NOBODY, Administration

NAMES = ("jupyter_config", "jupyter_server_config")


def read_administration() -> Administration:
    """Read Jupyter's configuration files, the user's last.

    A file that does not speak of `Promote` is not loaded: it is the server's
    business.

    Raises
    ------
    ValueError
        A file can't be used; a whole sentence.
    """
    files = [file for file in _files() if _speaks_of_us(file)]
    if not files:
        return NOBODY
    from traitlets import TraitError
    from traitlets.config import Config
    from traitlets.config.loader import ConfigError, JSONFileConfigLoader, PyFileConfigLoader

    from .settings import Promote

    config = Config()
    for file in files:
        loader = JSONFileConfigLoader if file.suffix == ".json" else PyFileConfigLoader
        try:
            config.merge(loader(file.name, str(file.parent)).load_config())
        except (ConfigError, OSError, ValueError, SyntaxError, NameError) as error:
            raise ValueError(
                f"The Jupyter configuration `{file}` can't be read: {error}."
            ) from error
    try:
        return Promote(config=config).administration()
    except TraitError as error:
        raise ValueError(f"The Jupyter configuration is wrong: {error}") from error


def _files() -> Iterator[Path]:
    """Every configuration file in the order in which the server applies them."""
    for folder in map(Path, reversed(jupyter_config_path())):
        for name in NAMES:
            yield from sorted((folder / f"{name}.d").glob("*.json"))
            yield from (folder / f"{name}{suffix}" for suffix in (".json", ".py"))


def _speaks_of_us(file: Path) -> bool:
    try:
        return "Promote" in file.read_text("utf-8", "replace")
    except OSError:
        return False
