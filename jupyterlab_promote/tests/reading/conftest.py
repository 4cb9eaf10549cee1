import pytest
from snapshots import STANDARDS
from support.trees import put


@pytest.fixture
def root(tmp_path):
    put(
        tmp_path,
        {
            "pyproject.toml": '[project]\nname = "pricing"\n',
            "STANDARDS.md": STANDARDS,
            "src/pricing/__init__.py": "",
            "src/pricing/features.py": "A = 1\r\n",
            "src/pricing/deep/model.py": "B = 1\n",
            "src/pricing/data.csv": "a,b\n",
            "src/other/x.py": "",
            "tests/conftest.py": "",
            "tests/test_features.py": "def test(): pass\n",
            "notebooks/a.ipynb": "{}",
            ".promote/ledger/notebooks/a.ipynb.jsonl": "",
            ".promote/ledger/undo/b.ipynb.jsonl": "",
            ".promote/undo/e1/journal.json": "{}",
            ".promote/README.md": "hello\n",
        },
    )
    (tmp_path / "src/pricing/empty").mkdir()
    return tmp_path
