"""What an extracted function lost, by one measure for every tool."""

import ast
import json
import subprocess
from collections import Counter

from flow import needs, parsed, reads_of, written

NAME = "extracted_function"
LOST = ("live variable", "global", "string", "standing alone", "displayed value")
SILENT = {"print", "display", "show", "tight_layout", "to_csv", "to_pickle", "savefig"}
DEFINITIONS = (ast.Import, ast.ImportFrom, ast.FunctionDef, ast.AsyncFunctionDef, ast.ClassDef)


def lost_by(item: dict, made: dict) -> list:
    """Names of LOST for one cell: `module` stands alone, `cell` is what is left in its place.

    `others` are the other cells where the tool changed them.
    """
    cell, module, index = made["cell"], made["module"], item["index"]
    others = made.get("others") or [*item["cells"][:index], *item["cells"][index + 1 :]]
    before = parsed(item["cells"][item["index"]])
    after, functions = parsed(cell), parsed(module)
    gone = written(before) - written(after)
    checks = (
        gone & read_later(item),
        gone & read_by_functions(others),
        strings(before) - strings(functions + after),
        undefined(module),
        shows(item["cells"][item["index"]]) and not shows_still(before[-1], after, functions),
    )
    return [name for name, bad in zip(LOST, checks, strict=True) if bad]


def read_later(item: dict) -> set:
    """Names that later cells read before they set them."""
    sure, needed = set(), set()
    for code in item["cells"][item["index"] + 1 :]:
        needed |= needs(parsed(code), sure)
    return needed


def read_by_functions(cells: list) -> set:
    """Names that functions of these cells read when they are called."""
    return set().union(*(reads_of(parsed(code))[1] for code in cells))


def strings(nodes: list) -> Counter:
    """Texts in the code, f-strings' parts among them."""
    tree = ast.Module(nodes, [])
    return Counter(
        node.value
        for node in ast.walk(tree)
        if isinstance(node, ast.Constant) and isinstance(node.value, str)
    )


def undefined(module: str) -> bool:
    """Whether the function reads a name that the module does not have, by ruff's word."""
    node = next(n for n in parsed(module) if getattr(n, "name", None) == NAME)
    command = ["ruff", "check", "--isolated", "--select", "F821", "--output-format", "json", "-"]
    done = subprocess.run(command, input=module, capture_output=True, text=True, check=False)
    lines = [finding["location"]["row"] for finding in json.loads(done.stdout)]
    return any(node.lineno <= line <= node.end_lineno for line in lines)


def shows(code: str) -> bool:
    """Whether the cell ends in an expression that shows a value."""
    nodes = parsed(code)
    if not nodes or not isinstance(nodes[-1], ast.Expr) or code.rstrip().endswith(";"):
        return False
    called = getattr(nodes[-1].value, "func", None)
    return getattr(called, "id", getattr(called, "attr", None)) not in SILENT


def shows_still(last, after: list, functions: list) -> bool:
    """Whether the value of the last line is the value of the new cell's last line."""
    if not after or not isinstance(after[-1], ast.Expr):
        return False
    wanted, now = ast.dump(last.value), after[-1].value
    if ast.dump(now) == wanted:
        return True
    body = next((n.body for n in functions if getattr(n, "name", None) == NAME), [])
    if isinstance(now, ast.Name):
        made = [n for n in body if isinstance(n, ast.Assign) and ast.dump(n.value) == wanted]
        return any(isinstance(t, ast.Name) for n in made for t in n.targets)
    return (
        bool(body)
        and isinstance(body[-1], ast.Return)
        and (body[-1].value is not None and ast.dump(body[-1].value) == wanted)
    )


def with_notebook(item: dict, function: str) -> str:
    """A function with all imports and definitions of its notebook: the module it could stand in."""
    parts = []
    for index, code in enumerate(item["cells"]):
        if index != item["index"]:
            nodes = [
                n for n in parsed(code) if any(isinstance(m, DEFINITIONS) for m in ast.walk(n))
            ]
            parts += [ast.unparse(node) for node in nodes]
    return "\n\n".join([*parts, function])


def tally(items: list, made: list) -> dict:
    """Counts of what happened to all of them, and where."""
    counts, where = Counter(), []
    for item, result in zip(items, made, strict=True):
        for outcome in ("refused", "crashed"):
            if outcome in result:
                counts[outcome] += 1
                where.append(f"{item['where']}: {outcome}: {result[outcome]}")
                break
        else:
            lost = lost_by(item, result)
            counts["done"] += 1
            counts.update(lost)
            counts["right but for the display"] += not set(lost) - {"displayed value"}
            counts["right"] += not lost
            where += [f"{item['where']}: {what} lost" for what in lost]
    return {"counts": counts, "where": where}
