"""The same loose cells by rope's ExtractMethod (`global_=True`): a script of the corpus' Python.

Reads what `extractions.ts` wrote (first argument), prints one JSON list with, for
each cell, `module` (the script with the function and without the cell), `cell`
(what stands in its place), or `refused` or `crashed`, a text.
"""

import ast
import json
import sys
import tempfile
from pathlib import Path

from rope.base.exceptions import RopeError
from rope.base.project import Project
from rope.refactor.extract import ExtractMethod

NAME = "extracted_function"


def extracted(project, cells: list, index: int) -> dict:
    """What rope makes of one cell of a notebook that is written as a script."""
    script = "\n\n".join(cells)
    if cells[index].strip() == "pass":
        return {"refused": "empty"}
    start = sum(len(cell) + 2 for cell in cells[:index])
    body = cells[index].rstrip()
    offset = len(body) - len(body.lstrip())
    resource = project.root.create_file("notebook.py")
    try:
        resource.write(script)
        change = ExtractMethod(project, resource, start + offset, start + len(body))
        changes = change.get_changes(NAME, global_=True)
        text = changes.changes[0].new_contents
    except RopeError as error:
        return {"refused": str(error)}
    except Exception as error:  # noqa: BLE001 - that it crashes is what is asked
        return {"crashed": f"{type(error).__name__}: {error}"}
    finally:
        resource.remove()
    return parts(script, text, start, start + len(body))


def parts(script: str, text: str, start: int, end: int) -> dict:
    """Split the new script: what is the same behind the cell, what was put in its place."""
    tail = script[end:]
    if not text.endswith(tail):
        return {"crashed": "other cells were changed"}
    head = text[: len(text) - len(tail)]
    try:
        body = ast.parse(head).body
    except SyntaxError as error:
        return {"crashed": f"SyntaxError: {error}"}
    at = next(
        i
        for i, node in enumerate(body)
        if isinstance(node, (ast.FunctionDef, ast.AsyncFunctionDef)) and node.name == NAME
    )
    before = len(ast.parse(script[:start]).body)
    functions = ast.get_source_segment(head, body[at])
    rest = [node for i, node in enumerate(body) if i != at][before:]
    cell = "\n".join(ast.get_source_segment(head, node) for node in rest)
    return {"function": functions, "cell": cell}


def main() -> None:
    """Extract all of them."""
    wanted = json.loads(Path(sys.argv[1]).read_text("utf-8"))
    with tempfile.TemporaryDirectory() as folder:
        project = Project(str(Path(folder) / "project"), ropefolder=None)
        made = [extracted(project, item["cells"], item["index"]) for item in wanted]
        project.close()
    json.dump(made, sys.stdout)


if __name__ == "__main__":
    main()
