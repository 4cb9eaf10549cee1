"""Input that can't be used: one clear message, nothing lost or half written."""

import json

import pytest
from support.command import needs_bundle
from support.command import promote as run
from support.trees import put

pytestmark = needs_bundle


@pytest.fixture
def project(tmp_path):
    root = tmp_path / "project"
    (root / "src/pricing").mkdir(parents=True)
    document = "---\nlibrary: src/pricing\n---\n- **Must** x\n"
    put(root, {"pyproject.toml": '[project]\nname = "pricing"\n', "STANDARDS.md": document})
    return root


@pytest.fixture
def promote(project, tmp_path):
    def promote(*arguments):
        runtime = str(tmp_path / "runtime")
        code, *streams = run(*arguments, cwd=project, JUPYTER_RUNTIME_DIR=runtime)
        for stream in streams:
            assert "Traceback" not in stream
            assert "unexpectedly" not in stream
            assert "    at " not in stream
        return code, *streams

    return promote


def cell(source="x = 1", **more):
    return {
        "cell_type": "code",
        "execution_count": None,
        "id": "a",
        "metadata": {},
        "outputs": [],
        "source": source,
    } | more


def notebook(*cells, **more):
    return json.dumps({"cells": list(cells), "metadata": {}, "nbformat": 4} | more)


def marked(mark, source="def f():\n    return 1"):
    return notebook(cell(source, metadata={"promote": mark}))


def state_of(root):
    return {
        path.relative_to(root).as_posix(): path.read_bytes()
        for path in sorted(root.rglob("*"))
        if path.is_file()
    }


BAD_NOTEBOOKS = {
    "empty file": ("", "a.ipynb is not a notebook: the file is empty"),
    "no JSON": ("import pandas as pd\n", "a.ipynb is not a notebook: line 1, column 1"),
    "cut off": (notebook(cell())[:-20], "a.ipynb is not a notebook: line 1"),
    "a list": ("[]", "a.ipynb is not a notebook"),
    "deep": ("[" * 100_000, "a.ipynb is not a notebook"),
    "old": ('{"worksheets": [], "nbformat": 3}', "a.ipynb is in notebook format 3"),
    "of the future": (notebook(nbformat=5), "a.ipynb is in notebook format 5"),
    "cells of wrong type": (notebook(cells={"a": 1}), "its cells are"),
    "a cell of wrong type": (notebook(3), "Cell 1 of a.ipynb is broken"),
    "an unknown cell": (notebook(cell(cell_type="poem")), "Cell 1 of a.ipynb is broken"),
    "metadata of wrong type": (notebook(cell(metadata=[1])), "Cell 1 of a.ipynb is broken"),
}


@pytest.mark.parametrize("name", BAD_NOTEBOOKS)
@pytest.mark.parametrize("command", ["check", "export"])
def test_notebooks_that_are_none(project, promote, name, command):
    text, message = BAD_NOTEBOOKS[name]
    (project / "a.ipynb").write_text(text)
    before = state_of(project)
    code, out, err = promote(command, "a.ipynb")
    assert (code, out) == (2, "")
    assert err.startswith("jupyter promote: ")
    assert message in err
    assert err.count("\n") == 1
    assert state_of(project) == before


def test_a_notebook_of_another_language(project, promote):
    (project / "a.ipynb").write_text(notebook(metadata={"kernelspec": {"language": "R"}}))
    code, out, err = promote("check", "a.ipynb")
    assert (code, err) == (0, "")
    assert "Not checked here\n  a.ipynb: It is written in r; only Python is checked" in out
    code, out, err = promote("export", "a.ipynb")
    assert (code, out) == (2, "")
    assert "a.ipynb is written in r; only Python notebooks can be promoted." in err


def test_bytes_that_are_no_text(project, promote):
    (project / "a.ipynb").write_bytes(b'{"cells": "\xe9"}')
    assert promote("plan", "a.ipynb")[::2] == (
        2,
        "jupyter promote: `a.ipynb` is not UTF-8 (byte 0xe9 in line 1); save it as UTF-8.\n",
    )


def test_a_folder_in_the_place_of_a_file(project, promote):
    (project / "a.ipynb").mkdir()
    code, _, err = promote("plan", "a.ipynb")
    assert (code, err) == (2, "jupyter promote: There are no notebooks in `a.ipynb`.\n")


@pytest.mark.parametrize(
    ("mark", "message"),
    [
        ({"module": "../../etc/passwd", "role": "code"}, "no Python name"),
        ({"module": "/etc/passwd", "role": "code"}, "no Python name"),
        ({"module": "a.class", "role": "code"}, "a word of Python's own"),
        ({"module": "1x", "role": "code"}, "no Python name"),
        ({"module": 5, "role": "code"}, "names 5 as its module"),
        ({"module": "m", "role": "spy"}, "either `code` or `test`"),
        ({"role": "code"}, "no module is named"),
        ("features", "which is no table"),
        ([1], "which is no table"),
    ],
)
def test_marks_that_can_not_be_used(project, promote, mark, message):
    (project / "a.ipynb").write_text(marked(mark))
    before = state_of(project)
    code, out, err = promote("export", "a.ipynb")
    assert (code, err) == (1, "")
    assert "Nothing was written: the gate is closed." in out
    assert message in out
    assert state_of(project) == before


@pytest.mark.parametrize(
    ("text", "message"),
    [
        (b"---\nlibrary: src/pricing\n---\n# \xe9\n", "STANDARDS.md"),
        (b"---\nlibrary: [src\n---\n", "STANDARDS.md:"),
        (b"---\nlibrary: {a: b}\n---\n", "STANDARDS.md:2:"),
        (b"---\nlibrary: ../../out\n---\n", "STANDARDS.md:2:"),
        (b"---\nlibrary: src/pri-cing\n---\n", "STANDARDS.md:2:"),
        (b"---\nlibrary: src/pricing\n", "STANDARDS.md:1:"),
    ],
)
def test_standards_that_can_not_be_used(project, promote, text, message):
    (project / "a.ipynb").write_text(marked({"module": "m"}))
    (project / "STANDARDS.md").write_bytes(text)
    before = state_of(project)
    for command in ("check", "export"):
        code, out, err = promote(command, "a.ipynb")
        assert (code, out) == (2, "")
        assert message in err
    assert state_of(project) == before


def test_a_pyproject_that_can_not_be_used(project, promote):
    (project / "a.ipynb").write_text(marked({"module": "m"}))
    (project / "pyproject.toml").write_text("[tool.promote\n")
    code, out, err = promote("check", "a.ipynb")
    assert (code, out) == (2, "")
    assert "pyproject.toml:1:" in err


@pytest.mark.parametrize("text", [notebook(), notebook(cell(""), cell("   \n"), cell("# x"))])
def test_nothing_in_it(project, promote, text):
    (project / "a.ipynb").write_text(text)
    assert promote("check", "a.ipynb")[::2] == (0, "")
    assert promote("plan", "a.ipynb")[1] == "Nothing is marked in a.ipynb.\n"


def test_large_ones(project, promote):
    large = cell("x = '" + "a" * 1_000_000 + "'\n", metadata={"promote": {"module": "m"}})
    (project / "large.ipynb").write_text(notebook(large))
    many = [cell(f"def f{n}():\n    return {n}", id=f"c{n}") for n in range(5_000)]
    many[7]["metadata"] = {"promote": {"module": "m", "role": "code"}}
    (project / "many.ipynb").write_text(notebook(*many))
    for name in ("large", "many"):
        code, out, err = promote("plan", f"{name}.ipynb", "--format", "json")
        assert (code, err) == (0, "")
        assert json.loads(out)["modules"][0]["module"] == "m"


def test_targets_that_can_not_be_written(project, promote):
    (project / "a.ipynb").write_text(marked({"module": "m"}))
    target = project / "src/pricing/m.py"
    target.write_text("X = 1\n")
    target.chmod(0o444)
    before = state_of(project)
    code, out, _ = promote("export", "a.ipynb", "--no-run")
    assert code == 1
    assert "src/pricing/m.py is read-only" in out
    assert state_of(project) == before
    target.unlink()
    (project / "src/pricing").chmod(0o555)
    code, _, err = promote("export", "a.ipynb", "--no-run")
    (project / "src/pricing").chmod(0o755)
    assert code == 2
    assert "you have no permission to write into `src/pricing`" in err
    assert not target.exists()


def test_a_folder_for_output_that_is_taken(project, promote):
    (project / "a.ipynb").write_text(marked({"module": "m"}))
    code, out, err = promote("export", "a.ipynb", "--output", "src")
    assert (code, out) == (2, "")
    assert err == "jupyter promote: `src` is not an empty folder; name a new or an empty one.\n"
    code, _, err = promote("export", "a.ipynb", "--output", "a.ipynb")
    assert code == 2
    assert (project / "a.ipynb").read_text() == marked({"module": "m"})
