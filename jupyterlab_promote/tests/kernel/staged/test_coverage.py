"""What a run tells when asked: the lines that tests reach, and where imports come from."""

import os

import pytest
from staging import TEST, overlay, request, run
from support.trees import put

HALF = """def double(x):
    if x is None:
        return 0
    if x is ...:  # pragma: no cover
        return 1
    return 2 * x
"""


def half(**more):
    files = overlay(features=TEST)
    files[0]["text"] = HALF
    return {"overlay": files, "coverage": True, **more}


def test_counts_the_lines_that_tests_reach(root):
    coverage = run(request(root, **half()))["coverage"]
    assert coverage == {
        "reason": None,
        "modules": [
            {
                "importName": "pricing.features",
                "path": "src/pricing/features.py",
                "statements": 4,
                "missing": [3],
            }
        ],
    }


def test_counts_lines_beside_the_counters_of_the_team(root):
    pytest.importorskip("pytest_cov")
    settings = '[tool.pytest.ini_options]\npythonpath = ["src"]\naddopts = "--cov=pricing"\n'
    settings += '[tool.coverage.report]\nexclude_also = ["if x is None"]\n'
    put(root, {"pyproject.toml": settings})
    [module] = run(request(root, **half()))["coverage"]["modules"]
    assert (module["statements"], module["missing"]) == (2, [])
    assert not list(root.glob(".coverage*"))


def test_says_how_to_install_coverage(root, tmp_path):
    put(tmp_path / "hidden", {"coverage.py": "raise ImportError\n"})
    environment = dict(os.environ, PYTHONPATH=str(tmp_path / "hidden"))
    coverage = run(request(root, **half()), env=environment)["coverage"]
    assert coverage["modules"] == []
    assert coverage["reason"].startswith("coverage is not installed here; install it with `")
    assert coverage["reason"].endswith("pip install coverage`.")


def test_nobody_asked_for_lines_or_distributions(root):
    result = run(request(root))
    assert not {"coverage", "distributions"} & result.keys()


def test_says_which_distributions_bring_an_import(root):
    put(root, {"helpers.py": ""})
    environment = dict(os.environ, PYTHONPATH=str(root))
    names = ["yaml", "pytest", "helpers", "not_there_at_all"]
    found = run(request(root, imports=names), env=environment)["distributions"]
    assert found["yaml"][0]["name"] == "PyYAML"
    assert found["pytest"] == [{"name": "pytest", "version": pytest.__version__}]
    assert found["helpers"] == []
    assert "not_there_at_all" not in found
