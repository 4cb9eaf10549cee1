"""The one reader: what a snapshot holds."""

import hashlib
import json
import os
import subprocess
from pathlib import Path

import pytest
from snapshots import texts
from support.trees import put

from jupyterlab_promote import git
from jupyterlab_promote.reading.project import Administration, read_project


def test_reads_what_the_engine_needs_and_nothing_else(root):
    snapshot = read_project(root / "notebooks" / "a.ipynb")
    assert snapshot["kind"] == "pyproject"
    assert snapshot["name"] == root.name
    assert snapshot["root"] == str(root)
    assert snapshot["contents"] is None
    assert list(texts(snapshot)) == [
        ".promote/README.md",
        ".promote/ledger/notebooks/a.ipynb.jsonl",
        ".promote/ledger/undo/b.ipynb.jsonl",
        "STANDARDS.md",
        "pyproject.toml",
        "src/pricing/__init__.py",
        "src/pricing/deep/model.py",
        "src/pricing/features.py",
        "tests/conftest.py",
        "tests/test_features.py",
    ]
    assert snapshot["folders"] == [
        "src",
        "src/pricing",
        "src/pricing/deep",
        "src/pricing/empty",
        "tests",
    ]
    assert snapshot["problems"] == []
    assert snapshot["gone"] == ["undo/b.ipynb"]
    file = next(file for file in snapshot["files"] if file["path"].endswith("features.py"))
    assert file == {
        "path": "src/pricing/features.py",
        "hash": hashlib.sha256(b"A = 1\r\n").hexdigest(),
        "text": "A = 1\r\n",
        "size": 7,
        "writable": True,
    }
    json.dumps(snapshot)


def test_snapshot_has_the_keys_of_the_contract(root):
    """Held against the TypeScript interface itself."""
    contract = Path(__file__).parents[3] / "src/engine/project/types.ts"
    if not contract.exists():
        pytest.skip("the sources of the engine are not there")
    body = contract.read_text().split("export interface ISnapshot {")[1].split("\n}")[0]
    keys = {
        line.split(":")[0].strip().rstrip("?")
        for line in body.splitlines()
        if line.startswith("  ") and not line.startswith("   ") and ":" in line and "*" not in line
    }
    assert set(read_project(root)) == keys


def test_follows_the_documents(root):
    put(
        root,
        {
            "pyproject.toml": '[tool.promote]\nstandards = "docs/ours.md"\n',
            "docs/ours.md": "---\nlibrary: lib\ntests: checks\nextends: [default, base, ../up.md, "
            "../../out.md, acme]\n---\n",
            "docs/base.md": "---\nextends: base.md\n---\n",
            "up.md": "---\nextends: [docs/base.md]\n---\n",
            "lib/m.py": "",
            "checks/test_m.py": "",
        },
    )
    put(root.parent, {"out.md": "secret"})
    snapshot = read_project(root)
    found = set(texts(snapshot))
    assert {"docs/ours.md", "docs/base.md", "up.md", "lib/m.py", "checks/test_m.py"} <= found
    assert "src/pricing/features.py" not in found
    assert "STANDARDS.md" not in found
    assert not any("out.md" in path for path in found)


def test_guesses_where_no_library_is_named(tmp_path):
    put(
        tmp_path,
        {
            "pyproject.toml": '[tool.hatch.build.targets.wheel]\npackages = ["code/alpha"]\n'
            '[tool.setuptools.packages.find]\nwhere = ["python"]\n'
            '[tool.poetry]\npackages = [{include = "beta", from = "lib"}, {include = 3}]\n',
            "code/alpha/a.py": "",
            "python/p.py": "",
            "lib/beta/b.py": "",
            "src/gamma/__init__.py": "",
            "flat/__init__.py": "",
            "scripts/s.py": "",
        },
    )
    assert [path for path in texts(read_project(tmp_path)) if path.endswith(".py")] == [
        "code/alpha/a.py",
        "flat/__init__.py",
        "lib/beta/b.py",
        "python/p.py",
        "src/gamma/__init__.py",
    ]


def test_settings_on_the_way_and_what_ruff_extends(root):
    put(
        root,
        {
            "pyproject.toml": '[tool.ruff]\nextend = "config/base.toml"\n',
            "config/base.toml": 'extend = "../../above.toml"\n',
            "src/ruff.toml": 'extend = "../src/ruff.toml"\n',
            "src/pricing/deep/.ruff.toml": "",
            "conftest.py": "",
            "pytest.ini": "",
        },
    )
    snapshot = read_project(root)
    assert {
        "config/base.toml",
        "src/ruff.toml",
        "src/pricing/deep/.ruff.toml",
        "conftest.py",
        "pytest.ini",
    } <= set(texts(snapshot))
    (problem,) = snapshot["problems"]
    assert problem.startswith("`config/base.toml` extends `../../above.toml`, which lies outside")


def test_administration_is_handed_over(root):
    snapshot = read_project(root, administration=Administration(["a"], "# ours\n"))
    assert snapshot["administration"] == {"locked": ["a"], "defaultStandards": "# ours\n"}


def test_git_identity(tmp_path, monkeypatch):
    monkeypatch.setenv("GIT_CONFIG_GLOBAL", os.devnull)
    monkeypatch.setenv("GIT_CONFIG_NOSYSTEM", "1")
    subprocess.run(["git", "init", "-q", str(tmp_path)], check=True)
    assert read_project(tmp_path)["git"] == {
        "present": True,
        "identity": None,
        "tracked": [],
        "folder": "",
    }
    for key, value in [("name", "Åsa"), ("email", "asa@example.org")]:
        subprocess.run(["git", "-C", str(tmp_path), "config", f"user.{key}", value], check=True)
    assert git.identity(tmp_path) == "Åsa <asa@example.org>"
    monkeypatch.setattr(git.shutil, "which", lambda name: None)
    assert read_project(tmp_path)["git"] == {
        "present": True,
        "identity": None,
        "tracked": None,
        "folder": "",
    }


def test_reads_what_stands_around_the_code(tmp_path):
    top, root = tmp_path / "mono", tmp_path / "mono/pricing"
    put(
        root,
        {
            "pyproject.toml": "",
            "README.md": "# Pricing\n",
            "requirements.txt": "pandas\n",
            "requirements/dev.in": "pytest\n",
            "uv.lock": "version = 1\n",
            "helpers.py": "",
            "src/other.py": "",
            "notebooks/near.py": "",
            "notebooks/a.ipynb": "{}",
            "data/prices.csv": "x" * 20_000,
            "data/small.csv": "x",
            "data/kept.csv": "x" * 20_000,
        },
    )
    put(top, {".github/workflows/test.yml": "on: push\n", ".gitlab-ci.yml": b"\xff"})
    subprocess.run(["git", "init", "-q", str(top)], check=True)
    subprocess.run(["git", "-C", str(root), "add", "data/prices.csv", "data/small.csv"], check=True)
    snapshot = read_project(root / "notebooks/a.ipynb")
    assert texts(snapshot) == {
        "README.md": "# Pricing\n",
        "pyproject.toml": "",
        "requirements.txt": "pandas\n",
        "requirements/dev.in": "pytest\n",
        "src/other.py": "",
    }
    assert snapshot["locks"] == ["uv.lock"]
    assert snapshot["automation"] == [
        {
            "path": ".github/workflows/test.yml",
            "hash": hashlib.sha256(b"on: push\n").hexdigest(),
            "text": "on: push\n",
        },
        {
            "path": ".gitlab-ci.yml",
            "hash": hashlib.sha256(b"\xff").hexdigest(),
            "text": None,
        },
    ]
    assert snapshot["neighbours"] == [
        "helpers.py",
        "notebooks",
        "notebooks/near.py",
        "src",
        "src/other.py",
    ]
    assert snapshot["git"]["folder"] == "pricing"
    assert snapshot["git"]["tracked"] == [{"path": "data/prices.csv", "size": 20_000}]
