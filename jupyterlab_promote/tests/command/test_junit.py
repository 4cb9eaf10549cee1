"""`check --format junit` of the built command, as other programs read it.

The rules are those of the schema that Windy Road published for Ant's JUnit
reports (`JUnit.xsd`), which the Jenkins and GitLab readers are more lenient
than; counts and results are read by junitparser, which is not ours.
"""

import json
import os
import re
import subprocess
import sys
import xml.etree.ElementTree as ET

import pytest
from junitparser import Error, Failure, JUnitXml, Skipped

from jupyterlab_promote.launcher import BUNDLE

pytestmark = pytest.mark.skipif(
    not BUNDLE.is_file(), reason="the bundle (jlpm build:cli) is not there"
)

STANDARDS = """---
library: src/pricing
---
# Ours
- **Must** log, never print. `check: logging-no-print`
- **Must** say what a <b>row</b> is & why. `check: tests-present`
- **Should** be documented. `ruff: D103`
- **Must** be signed. `sign-off: peer`
- **May** be tested. `check: tests-pass`
- No tables here. `not-applicable: data-explicit-join`
"""
NOTEBOOKS = {
    "prints & <b>.ipynb": ("python", 'def loud(x):\n    print("]]>", x)\n'),
    "quiet.ipynb": ("python", "def quiet(x):\n    return x\n"),
    "r.ipynb": ("R", "x <- 1\n"),
}

ATTRIBUTES = {
    "testsuites": (set(), set()),
    "testsuite": (
        {
            "name",
            "timestamp",
            "hostname",
            "tests",
            "failures",
            "errors",
            "time",
            "package",
            "id",
        },
        {"skipped"},
    ),
    "properties": (set(), set()),
    "testcase": ({"name", "classname", "time"}, set()),
    # The schema says nothing of what `skipped` may hold, so it may hold anything.
    "skipped": (set(), {"message"}),
    "failure": ({"type"}, {"message"}),
    "error": ({"type"}, {"message"}),
    "system-out": (set(), set()),
    "system-err": (set(), set()),
}
"""Required and optional attributes of each element."""


@pytest.fixture
def report(tmp_path):
    (tmp_path / "pyproject.toml").write_text('[project]\nname = "pricing"\n')
    (tmp_path / "STANDARDS.md").write_text(STANDARDS)
    for name, (language, source) in NOTEBOOKS.items():
        mark = {"promote": {"module": "m", "role": "code"}} if language == "python" else {}
        cell = {
            "cell_type": "code",
            "execution_count": None,
            "id": "a",
            "metadata": mark,
            "outputs": [],
            "source": source,
        }
        metadata = {"language_info": {"name": language}}
        notebook = {"cells": [cell], "metadata": metadata, "nbformat": 4, "nbformat_minor": 5}
        (tmp_path / name).write_text(json.dumps(notebook))
    (tmp_path / "broken.ipynb").write_text("{")
    done = subprocess.run(
        [sys.executable, "-m", "jupyterlab_promote.launcher", "check", "--format", "junit"],
        cwd=tmp_path,
        env=os.environ,
        capture_output=True,
        check=False,
    )
    assert done.returncode == 2
    return done.stdout


def test_the_schema_of_ant(report):
    root = ET.fromstring(report)
    assert root.tag == "testsuites"
    assert [suite.tag for suite in root] == ["testsuite"] * 4
    for element in root.iter():
        required, optional = ATTRIBUTES[element.tag]
        assert required <= set(element.attrib) <= required | optional, element.attrib
    for number, suite in enumerate(root):
        assert suite.get("id") == str(number)
        assert re.fullmatch(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d", suite.get("timestamp"))
        assert float(suite.get("time")) >= 0
        assert suite.get("hostname")
        tags = [child.tag for child in suite]
        cases = tags.count("testcase")
        assert tags == ["properties", *["testcase"] * cases, "system-out", "system-err"]
        for case in suite.iter("testcase"):
            assert len(case) <= 1
            assert [child.tag for child in case if child.tag not in ATTRIBUTES] == []
            # Tokens hold no line end, no tab and no two spaces.
            for name in ("name", "classname"):
                value = case.get(name)
                assert value == " ".join(value.split())
                assert value


def test_as_junitparser_reads_it(report):
    suites = {suite.name: suite for suite in JUnitXml.fromstring(report)}
    assert set(suites) == {*NOTEBOOKS, "broken.ipynb"}
    for suite in suites.values():
        said = (suite.tests, suite.failures, suite.errors, suite.skipped)
        suite.update_statistics()
        assert said == (suite.tests, suite.failures, suite.errors, suite.skipped)

    def results(name, kind):
        return {
            case.name.split(" [")[0]: case.result[0]
            for case in suites[name]
            if any(isinstance(result, kind) for result in case.result)
        }

    loud = results("prints & <b>.ipynb", Failure)
    assert set(loud) == {"logging-no-print", "tests-present", "peer"}
    text = loud["logging-no-print"].text
    assert "prints & <b>.ipynb:cell 1:2:5: logging-no-print Cell 1 prints once" in text
    assert set(results("quiet.ipynb", Failure)) == {"tests-present", "peer"}
    assert not results("r.ipynb", Failure)
    assert "only Python is checked" in results("r.ipynb", Skipped)["The gate is not closed"].message
    (error,) = results("broken.ipynb", Error).values()
    assert error.message.startswith("broken.ipynb is not a notebook")
