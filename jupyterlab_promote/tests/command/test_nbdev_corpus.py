"""The built command on libraries that are written in notebooks.

What it writes is what nbdev wrote, and what people did to it since is never lost.
"""

import ast
import importlib.util
import json
import os
import random
import re
import shutil
from pathlib import Path

import pytest
from support.command import promote

from jupyterlab_promote.launcher import BUNDLE

ROOT = Path(__file__).parents[3]
SHARED = Path(os.environ.get("PROMOTE_SHARED", ROOT.parent / "shared"))
CORPUS = SHARED / "corpora/nbdev"
COMPARE = SHARED / "corpora/compare_nbdev.py"
ALL = os.environ.get("PROMOTE_CORPUS") == "all"

pytestmark = pytest.mark.skipif(
    not (BUNDLE.is_file() and COMPARE.is_file()),
    reason="the bundle (jlpm build:cli) or ../shared/corpora is not there",
)

REPOSITORIES = sorted(path.name for path in CORPUS.iterdir()) if CORPUS.is_dir() else []
#: Played through with hand edits unless PROMOTE_CORPUS=all asks for every one.
SMALL = [name for name in REPOSITORIES if "claudette" in name or "utilsforecast" in name]


class Library:
    """A copy of one repository's notebooks, as a project of ours."""

    def __init__(self, name, folder):
        self.source, self.folder = CORPUS / name, folder
        self.corpus = json.loads((self.source / "corpus.json").read_text("utf-8"))
        self.lib, self.nbs = self.corpus["lib_path"], self.corpus["nbs_path"]
        for path in self.source.joinpath(self.nbs).rglob("*.ipynb"):
            target = folder / path.relative_to(self.source)
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_bytes(path.read_bytes())
        (folder / "pyproject.toml").write_text(f'[project]\nname = "{self.lib}"\nversion = "0"\n')
        (folder / "STANDARDS.md").write_text(f"---\nlibrary: {self.lib}\n---\n# Standards\n")

    def notebooks(self):
        found = self.folder.joinpath(self.nbs).rglob("*.ipynb")
        return sorted(path.relative_to(self.folder).as_posix() for path in found)

    def export(self, *options):
        code, out, err = promote("export", *self.notebooks(), *options, cwd=self.folder)
        assert (code, err) == (0, ""), out + err
        return out

    def state(self):
        return {
            path.relative_to(self.folder).as_posix(): path.read_bytes()
            for path in sorted(self.folder.rglob("*"))
            if path.is_file() and "undo" not in path.parts
        }

    def modules(self):
        return sorted(self.folder.joinpath(self.lib).rglob("*.py"))


def compared(library, modules, folder):
    """What compare_nbdev.py says of modules, as if they had been committed."""
    spec = importlib.util.spec_from_file_location("compare_nbdev", COMPARE)
    compare = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(compare)
    for path in library.source.joinpath(library.nbs).rglob("*.ipynb"):
        target = folder / path.relative_to(library.source)
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(path.read_bytes())
    for path in modules.rglob("*.py"):
        target = folder / library.lib / f"{path.relative_to(modules).as_posix()}.txt"
        target.parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(path, target)
    tree = compare.DirTree(str(folder))
    return compare.compare(tree, library.lib, library.nbs, black=False)["modules"]


def imports_more(library, result, modules):
    """Import lines that the module has and nbdev's has not, where that is all that differs."""
    path = Path(result["module"]).relative_to(library.lib)
    ours = ast.parse(modules.joinpath(path).read_text("utf-8")).body
    theirs = ast.parse((library.source / f"{result['module']}.txt").read_text("utf-8")).body
    names = {line for node in theirs for line in ast.unparse(node).splitlines()}
    more = [
        node
        for node in ours
        if isinstance(node, ast.Import | ast.ImportFrom) and ast.unparse(node) not in names
    ]
    absolute = [node for node in more if not ast.unparse(node).startswith(f"from {library.lib}")]
    return [ast.unparse(node) for node in absolute]


@pytest.mark.parametrize("name", REPOSITORIES)
def test_export_into_an_empty_folder_is_what_nbdev_made(name, tmp_path, capsys):
    library = Library(name, tmp_path / "project")
    library.export("--output", "out")
    modules = library.folder / "out"
    results = compared(library, modules, tmp_path / "compared")
    assert len(results) == len(library.corpus["modules"])
    equal = [result["module"] for result in results if result["oracle_valid"]]
    more = {
        result["module"]: imports_more(library, result, modules)
        for result in results
        if not result["oracle_valid"]
    }
    with capsys.disabled():
        print(f"\n{name}: {len(equal)} of {len(results)} modules equal", end="")
        for module, lines in more.items():
            print(f"; {module} imports more: {', '.join(lines)}", end="")
    # A name that nbdev's module has not: the closure brings its import along.
    for result in results:
        if not result["oracle_valid"]:
            assert more[result["module"]]
            assert result["stmts_module"] == result["n_stmts"] + len(more[result["module"]])
            assert result["stmts_same"] == result["n_stmts"] or result["imports_relativized"]
            assert result["all_equal_as_set"]


def edit_by_hand(library, count):
    """Edit the modules as people do, seeded; texts that must be there for ever, by module."""
    chance = random.Random(6)
    kept = []
    modules = [path for path in library.modules() if path.stat().st_size]
    while len(kept) < count:
        number = len(kept)
        path = chance.choice(modules)
        text = path.read_text("utf-8")
        lines = text.splitlines(keepends=True)
        body = ast.parse(text).body
        node = chance.choice(body)
        tag = f"by_hand_{number}"
        kind = chance.choice(["comment", "function", "inside"])
        if kind == "inside" and isinstance(node, ast.FunctionDef):
            last = node.body[-1]
            place, added = last.end_lineno, f"{' ' * last.col_offset}{tag} = [ 1,2 ]\n"
            if last.lineno == node.lineno or not lines[place - 1].endswith("\n"):
                continue
        elif kind == "comment":
            place, added = node.end_lineno, f"\n# {tag},   as it is\n\n"
        else:
            place, added = len(lines), f"\n\ndef {tag}( ): return  1\n"
        lines.insert(place, added)
        edited = "".join(lines)
        try:
            ast.parse(edited)
        except SyntaxError:
            continue
        path.write_text(edited, "utf-8")
        kept.append((path, added.strip("\n")))
    return kept


def change_notebooks(library):
    """Let every notebook export a constant more; the names, by notebook."""
    names = []
    for number, notebook in enumerate(library.notebooks()):
        path = library.folder / notebook
        content = json.loads(path.read_text("utf-8"))
        marked = [
            cell
            for cell in content["cells"]
            if cell["cell_type"] == "code"
            and re.match(r"\s*#\s*\|\s*exports?\s*$", "".join(cell["source"]), re.MULTILINE)
        ]
        if marked:
            source = "".join(marked[-1]["source"])
            marked[-1]["source"] = f"{source}\n\nADDED_{number} = {number}"
            path.write_text(json.dumps(content, indent=1), "utf-8")
            names.append(f"ADDED_{number} = {number}")
    return names


@pytest.mark.parametrize("name", REPOSITORIES if ALL else SMALL)
def test_a_second_export_changes_nothing_and_hand_edits_stay(name, tmp_path, capsys):
    library = Library(name, tmp_path)
    library.export("--no-run")
    first = library.state()
    assert library.export("--no-run").startswith("Nothing to write")
    assert library.state() == first

    kept = edit_by_hand(library, 200)
    edited = library.state()
    library.export("--no-run")
    changed = [path for path, was in library.state().items() if was != edited.get(path)]
    assert [path for path in changed if path.endswith(".py")] == []

    names = change_notebooks(library)
    library.export("--no-run")
    texts = {path: path.read_text("utf-8") for path in library.modules()}
    assert [text for path, text in kept if text not in texts[path]] == []
    joined = "\n".join(texts.values())
    assert [name for name in names if name not in joined] == []
    with capsys.disabled():
        print(f"\n{name}: {len(kept)} hand edits kept, {len(names)} new symbols merged", end="")
