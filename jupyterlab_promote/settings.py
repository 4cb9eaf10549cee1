"""What an administrator decides, by traitlets: `c.Promote.… = …` in a configuration file."""

from __future__ import annotations

from pathlib import Path

from traitlets import Bool, List, Unicode
from traitlets.config import Configurable

from .reading.project import Administration


class Promote(Configurable):
    """Settings of jupyterlab-promote, for the server and for the command line alike."""

    locked = List(
        Unicode(),
        help="Ids of standards whose level and binding no document of a project may change.",
    ).tag(config=True)

    default_standards = Unicode(
        "",
        help="Path of the standards document that holds where a project has none; "
        "empty: the built-in default.",
    ).tag(config=True)

    allow_root_above = Bool(
        True,
        help="Whether a project's root may lie above the folder that Jupyter serves.",
    ).tag(config=True)

    def administration(self) -> Administration:
        """Read the default document.

        Raises
        ------
        ValueError
            It can't be read; a whole sentence.
        """
        if not self.default_standards:
            return Administration(list(self.locked))
        path = Path(self.default_standards).expanduser()
        try:
            text = path.read_text("utf-8")
        except (OSError, UnicodeDecodeError) as error:
            raise ValueError(
                f"The administrator's standards document `{path}` can't be read ({error}); mend "
                "`Promote.default_standards` in the Jupyter configuration."
            ) from error
        return Administration(list(self.locked), text)
