"""Documents of installed packages are read as data; nothing of a package is imported."""

import importlib
import sys
from pathlib import Path

from support.trees import put

from jupyterlab_promote.reading import packs
from jupyterlab_promote.reading.project import read_project


def install(site: Path, name: str, entry: str, files: dict, *, recorded=True):
    put(site if recorded else site / "elsewhere", files)
    info = f"{name}-1.0.dist-info"
    record = "".join(f"{path},,\n" for path in files) if recorded else ""
    put(
        site,
        {
            f"{info}/METADATA": f"Metadata-Version: 2.1\nName: {name}\nVersion: 1.0\n",
            f"{info}/entry_points.txt": f"[{packs.GROUP}]\n{entry}\n",
            f"{info}/RECORD": record,
        },
    )


def test_packs_are_read_as_data(tmp_path, monkeypatch):
    bomb = {"acme/__init__.py": "raise SystemExit('imported')\n", "acme/rules.md": "# Acme\n"}
    install(tmp_path, "acme", "acme-rules = acme:rules.md", bomb)
    install(tmp_path, "gone", "gone = gone:not-there.md", {"gone/__init__.py": ""})
    install(tmp_path, "sly", "sly = sly:../../etc/passwd", {"sly/__init__.py": ""})
    editable = {"edit/__init__.py": "raise SystemExit('imported')\n", "edit/STANDARDS.md": "# E\n"}
    install(tmp_path, "edit", "edit = edit", editable, recorded=False)
    monkeypatch.setattr(sys, "path", [str(tmp_path), str(tmp_path / "elsewhere"), *sys.path])
    importlib.invalidate_caches()
    found, problems = packs.installed_packs()
    ours = [pack for pack in found if pack["name"] in ("acme-rules", "edit", "gone", "sly")]
    assert ours == [
        {"name": "acme-rules", "distribution": "acme", "text": "# Acme\n"},
        {"name": "edit", "distribution": "edit", "text": "# E\n"},
    ]
    assert len([problem for problem in problems if "`gone`" in problem or "`sly`" in problem]) == 2
    put(tmp_path, {"p/pyproject.toml": "", "p/STANDARDS.md": "---\nextends: [acme-rules]\n---\n"})
    assert read_project(tmp_path / "p", all_packs=False)["packs"] == found
    put(tmp_path, {"p/STANDARDS.md": "---\nextends: [default]\n---\n"})
    assert read_project(tmp_path / "p", all_packs=False)["packs"] == []
