"""Which of the notebook's variables a cell mentions and sets. Standard library only."""

from __future__ import annotations

import ast
import symtable
import textwrap

MAGICS = ("run_cell_magic", "run_line_magic")


def names_of(code: str) -> tuple:
    """Names that code uses at the top level, or as globals in what it defines.

    `code` is Python, as IPython makes it of a cell; code in a magic's argument
    counts (`%time`, `%%capture`), and so does `@name` in a text (a query).

    Returns
    -------
    mentions, sets: sorted lists of names. Both are empty where the code does
    not parse.
    """
    mentions, sets = set(), set()
    try:
        tree = ast.parse(code)
        table = symtable.symtable(code, "<cell>", "exec")
    except (SyntaxError, ValueError, RecursionError, MemoryError):
        return [], []
    for symbol in table.get_symbols():
        mentions.add(symbol.get_name())
        if symbol.is_assigned() or symbol.is_imported():
            sets.add(symbol.get_name())
    inner = list(table.get_children())
    while inner:
        scope = inner.pop()
        inner += scope.get_children()
        for symbol in scope.get_symbols():
            if symbol.is_global():
                mentions.add(symbol.get_name())
                if symbol.is_assigned():
                    sets.add(symbol.get_name())
    for node in ast.walk(tree):
        for text in texts_of(node):
            more, set_there = names_of(textwrap.dedent(text))
            mentions.update(more)
            sets.update(set_there)
    return sorted(mentions), sorted(sets)


def texts_of(node: ast.AST) -> list:
    """Code in texts: arguments of magics, and `@name` of a query."""
    if isinstance(node, ast.Call) and getattr(node.func, "attr", None) in MAGICS:
        return [arg.value for arg in node.args[1:] if isinstance(arg, ast.Constant)]
    if isinstance(node, ast.Constant) and isinstance(node.value, str) and "@" in node.value:
        words = node.value.split("@")[1:]
        heads = [
            "".join(letter if letter.isalnum() or letter == "_" else " " for letter in word)
            for word in words
        ]
        return [head.split()[0] for head in heads if head.split() and head[0] != " "]
    return []
