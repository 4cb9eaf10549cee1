import tempfile

import pytest
from support.trees import put


@pytest.fixture
def root(tmp_path):
    root = tmp_path / "project"
    put(
        root,
        {
            "pyproject.toml": '[tool.pytest.ini_options]\npythonpath = ["src"]\n',
            "src/pricing/__init__.py": "",
            "src/pricing/features.py": "def double(x):\n    return x\n",
            "data/prices.csv": "1\n",
        },
    )
    return root


@pytest.fixture(autouse=True)
def temporary(tmp_path, monkeypatch):
    """A temporary folder of its own, which must be empty afterwards."""
    folder = tmp_path / "temporary"
    folder.mkdir()
    monkeypatch.setenv("TMPDIR", str(folder))
    monkeypatch.delenv("PYTEST_ADDOPTS", raising=False)
    tempfile.tempdir = None
    yield folder
    tempfile.tempdir = None
    assert not list(folder.glob("promote-tests-*"))
