"""The example of a company's package: found by entry points, read as data, installed nowhere."""

import importlib
import shutil
import sys
from pathlib import Path

import pytest

from jupyterlab_promote.reading import packs
from jupyterlab_promote.reading.documents import read_toml
from jupyterlab_promote.reading.project import read_project

EXAMPLE = Path(__file__).parents[3] / "examples/acme-standards"

pytestmark = pytest.mark.skipif(not EXAMPLE.is_dir(), reason="the example is not there")


@pytest.fixture
def installed(tmp_path, monkeypatch):
    """A folder on `sys.path` that holds what a wheel of the example would."""
    site = tmp_path / "site"
    shutil.copytree(EXAMPLE / "src/acme_standards", site / "acme_standards")
    (site / "acme_standards/__init__.py").write_text("raise SystemExit('imported')\n")
    project = read_toml(EXAMPLE / "pyproject.toml")["project"]
    entries = project["entry-points"][packs.GROUP]
    info = site / f"acme_standards-{project['version']}.dist-info"
    info.mkdir()
    lines = "".join(f"{name} = {value}\n" for name, value in entries.items())
    (info / "entry_points.txt").write_text(f"[{packs.GROUP}]\n{lines}")
    (info / "METADATA").write_text(
        f"Metadata-Version: 2.1\nName: {project['name']}\nVersion: {project['version']}\n"
    )
    files = [file.relative_to(site).as_posix() for file in site.rglob("*.*") if file.is_file()]
    (info / "RECORD").write_text("".join(f"{file},,\n" for file in files))
    monkeypatch.setattr(sys, "path", [str(site), *sys.path])
    importlib.invalidate_caches()
    return site


def test_is_found_and_never_imported(installed):
    found, problems = packs.installed_packs()
    ours = {pack["name"]: pack for pack in found if pack["distribution"] == "acme-standards"}
    assert set(ours) == {"acme-standards", "acme-notebooks"}
    assert not [problem for problem in problems if "acme" in problem]
    for name, file in (("acme-standards", "standards.md"), ("acme-notebooks", "notebooks.md")):
        assert ours[name]["text"] == (installed / "acme_standards" / file).read_text("utf-8")
    assert "acme_standards" not in sys.modules


def test_is_handed_over_to_a_project_that_extends_it(installed, tmp_path):
    root = tmp_path / "project"
    root.mkdir()
    (root / "STANDARDS.md").write_text("---\nextends: [acme-standards]\n---\n# Ours\n")
    names = [pack["name"] for pack in read_project(root, all_packs=False)["packs"]]
    assert {"acme-standards", "acme-notebooks"} <= set(names)
