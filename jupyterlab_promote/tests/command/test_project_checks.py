"""The checks on the project by the built command line: files, git and a run of the tests."""

import json
import subprocess

import pytest
from support.command import needs_bundle, promote
from support.trees import put

pytestmark = needs_bundle

DOCUMENT = """---
library: src/pricing
tests: tests
---
# Ours

- **Must** list packages. `check: project-dependencies`
- **Must** be a package. `check: project-packaged`
- **Must** say how to run. `check: project-readme`
- **Must** run tests. `check: project-ci`
- **Must** keep data out. `check: project-data-not-in-git`
- **May** be in git. `check: project-in-git`
- **Should** be covered. `check: tests-coverage min=90`
"""

CODE = """import yaml

def load(text):
    if not text:
        return None
    return yaml.safe_load(text)
"""
TEST = "def test_load():\n    assert load('a: 1') == {'a': 1}\n"


def cell(number, source, role):
    mark = {"promote": {"module": "settings", "role": role}}
    return {
        "cell_type": "code",
        "execution_count": None,
        "id": f"c{number}",
        "metadata": mark,
        "outputs": [],
        "source": source,
    }


@pytest.fixture
def project(tmp_path):
    root = tmp_path / "project"
    notebook = {
        "cells": [cell(1, CODE, "code"), cell(2, TEST, "test")],
        "metadata": {"language_info": {"name": "python"}},
        "nbformat": 4,
        "nbformat_minor": 5,
    }
    put(
        root,
        {
            "src/pricing/__init__.py": "",
            "pyproject.toml": '[project]\nname = "pricing"\nversion = "0.1.0"\n',
            "STANDARDS.md": DOCUMENT,
            "prices.csv": "x" * 200_000,
            "a.ipynb": json.dumps(notebook),
        },
    )
    subprocess.run(["git", "init", "-q", str(root)], check=True)
    subprocess.run(["git", "-C", str(root), "add", "prices.csv"], check=True)
    return root


def check(root, *arguments):
    code, out, err = promote("check", "a.ipynb", "--format", "json", *arguments, cwd=root)
    assert code in (0, 1), err
    return json.loads(out)


def statuses(report):
    return {standard["id"]: standard["status"] for standard in report["standards"]}


def test_says_what_the_project_lacks(project):
    report = check(project, "--run-tests")
    assert statuses(report) == {
        "project-dependencies": "failing",
        "project-packaged": "failing",
        "project-readme": "failing",
        "project-ci": "failing",
        "project-data-not-in-git": "failing",
        "project-in-git": "met",
        "tests-coverage": "failing",
    }
    said = {finding["check"]: finding["message"] for finding in report["findings"]}
    # The distribution and its version are those of the Python that ran the tests.
    assert "`yaml`" in said["project-dependencies"]
    assert "add `PyYAML>=" in said["project-dependencies"]
    assert "`prices.csv` (200 kB)" in said["project-data-not-in-git"]
    assert "80 % of `settings`, and 90 %" in said["tests-coverage"]


def test_the_fixes_mend_it(project):
    mended = set()
    for finding in check(project)["findings"]:
        for file in (finding["projectFix"] or {"files": []})["files"]:
            target = project / file["path"]
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_text(file["text"], "utf-8")
            mended.add(finding["check"])
            break
    assert mended >= {"project-readme", "project-ci", "project-data-not-in-git"}
    after = statuses(check(project))
    assert (after["project-readme"], after["project-ci"]) == ("met", "met")
    assert after["tests-coverage"] == "not-run"
