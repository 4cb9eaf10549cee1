"""The staged copy is what is tested: it wins over every path, and nothing leaves it."""

import os

import pytest
from staging import NEW, TEST, outcomes, overlay, request, run
from support.trees import put


@pytest.mark.parametrize(
    "files",
    [
        {"conftest.py": "import sys\nsys.path.insert(0, {src!r})\n"},
        {"tests/conftest.py": "import sys\nsys.path.insert(0, {src!r})\nimport pricing\n"},
        {"pyproject.toml": "[tool.pytest.ini_options]\npythonpath = [{src!r}]\n"},
        {"pytest.ini": "[pytest]\npythonpath = {src}\n"},
    ],
)
def test_the_stage_wins_over_every_path(root, files):
    put(root, {name: text.format(src=str(root / "src")) for name, text in files.items()})
    copy = [*request(root)["stage"]["copy"], "pytest.ini"]
    result = run(request(root, copy=copy))
    assert result["state"] == "passed"
    assert outcomes(result) == {"tests/test_features.py::test_double": "passed"}


def test_the_stage_wins_over_pythonpath_and_editable_installs(root, tmp_path):
    finder = (
        "import sys, importlib.util\n"
        "class Editable:\n"
        "    @staticmethod\n"
        "    def find_spec(name, path=None, target=None):\n"
        "        if name == 'pricing':\n"
        f"            folder = {str(root / 'src/pricing')!r}\n"
        "            return importlib.util.spec_from_file_location(\n"
        "                name, folder + '/__init__.py', submodule_search_locations=[folder])\n"
        "sys.meta_path.insert(0, Editable)\n"
    )
    put(tmp_path / "site", {"sitecustomize.py": finder})
    paths = os.pathsep.join([str(tmp_path / "site"), str(root / "src")])
    assert run(request(root), env=os.environ | {"PYTHONPATH": paths})["state"] == "passed"


def test_a_flat_layout_is_not_taken_from_the_working_folder(root):
    put(root, {"flat/__init__.py": "", "flat/m.py": "def double(x): return x\n"})
    files = [
        {"path": "flat/m.py", "text": NEW},
        {"path": "tests/test_m.py", "text": TEST.replace("pricing.features", "flat.m")},
    ]
    modules = [{"importName": "flat.m", "path": "flat/m.py"}]
    task = request(root, copy=["flat"], overlay=files, modules=modules, sourceRoots=[""])
    assert run(task)["state"] == "passed"


def test_a_namespace_package_keeps_its_other_parts(root, tmp_path):
    put(tmp_path / "site", {"acme/core.py": "TWO = 2\n"})
    files = [
        {
            "path": "src/acme/double.py",
            "text": "from acme.core import TWO\ndef double(x): return TWO * x\n",
        },
        {"path": "tests/test_m.py", "text": TEST.replace("pricing.features", "acme.double")},
    ]
    modules = [{"importName": "acme.double", "path": "src/acme/double.py"}]
    task = request(root, overlay=files, modules=modules)
    environment = os.environ | {"PYTHONPATH": str(tmp_path / "site")}
    assert run(task, env=environment)["state"] == "passed"


def test_a_module_from_elsewhere_is_not_tested(root):
    """A conftest that imports the project's own file by its path defeats every finder."""
    put(
        root,
        {
            "tests/conftest.py": "import importlib.util, sys\n"
            "spec = importlib.util.spec_from_file_location(\n"
            f"    'pricing.features', {str(root / 'src/pricing/features.py')!r})\n"
            "module = importlib.util.module_from_spec(spec)\n"
            "spec.loader.exec_module(module)\n"
            "sys.modules['pricing.features'] = module\n"
        },
    )
    result = run(request(root))
    assert result["state"] == "not-run"
    assert "instead of the staged copy" in result["reason"]


def test_the_project_is_the_working_folder(root):
    test = "def test_cwd(): assert open('data/prices.csv').read() == '1\\n'\n"
    assert run(request(root, overlay=overlay(cwd=test)))["state"] == "passed"


def test_a_kernel_elsewhere(root):
    put(root, {"probe": "token-1\n"})
    probe = {"path": str(root / "probe"), "token": "token-1"}
    assert run(request(root, probe=probe))["state"] == "passed"
    for wrong in [
        request(root, probe={"path": str(root / "probe"), "token": "token-2"}),
        request(root, probe={"path": str(root / "not-there"), "token": "token-1"}),
        request(root / "not-there"),
    ]:
        result = run(wrong)
        assert result["state"] == "not-run"
        assert result["reason"].startswith("The kernel runs elsewhere")


def test_paths_that_leave_the_stage(root):
    for wrong in [
        request(root, overlay=[{"path": "../x.py", "text": ""}]),
        request(root, copy=["../.."]),
        request(root, sourceRoots=["/tmp"]),
    ]:
        result = run(wrong)
        assert result["state"] == "not-run"
        assert "outside of the project" in result["reason"]


def test_links_in_the_project(root, tmp_path):
    put(tmp_path / "elsewhere", {"big.bin": "x"})
    (root / "src/pricing/data").symlink_to(tmp_path / "elsewhere")
    (root / "src/pricing/loop").symlink_to(root / "src")
    test = (
        "import pathlib, pricing\n"
        "def test_links():\n"
        "    folder = pathlib.Path(pricing.__file__).parent\n"
        "    assert not (folder / 'data').exists()\n"
    )
    assert run(request(root, overlay=overlay(links=test)))["state"] == "passed"
