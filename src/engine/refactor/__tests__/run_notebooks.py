"""Runs notebooks: JSON in, JSON out, one answer each.

In: [{"cells": [...], "modules": {name: text}}]; out: [{"error", "out", "shown", "names"}].
"""

import ast
import contextlib
import io
import json
import sys
import types


def shown(value):
    return "callable" if callable(value) else repr(value)


def run(cells, modules):
    out, display, names = io.StringIO(), [], {"__name__": "__main__"}
    try:
        with contextlib.redirect_stdout(out):
            for name, text in modules.items():
                module = types.ModuleType(name)
                exec(compile(text, name, "exec"), module.__dict__)
                sys.modules[name] = module
            for source in cells:
                tree = ast.parse(source)
                last = None
                if tree.body and isinstance(tree.body[-1], ast.Expr):
                    last = tree.body.pop()
                exec(compile(tree, "cell", "exec"), names)
                if last is not None:
                    value = eval(compile(ast.Expression(last.value), "cell", "eval"), names)
                    if value is not None:
                        display.append(shown(value))
        error = None
    except Exception as raised:
        error = f"{type(raised).__name__}: {raised}"
    values = {
        name: shown(value)
        for name, value in names.items()
        if not name.startswith("__") and not isinstance(value, types.ModuleType)
    }
    return {"error": error, "out": out.getvalue(), "shown": display, "names": values}


json.dump([run(**one) for one in json.load(sys.stdin)], sys.stdout)
