"""Which module-level names a piece of a script needs, sets and hands to later code.

Independent of the engine: CPython's own symbol table, statement by statement.
"""

import ast
import symtable

BRANCHES = (ast.If, ast.For, ast.AsyncFor, ast.While, ast.Try, ast.With, ast.AsyncWith)
BLOCKS = ("body", "orelse", "finalbody")


def tables(table):
    """Yield a symbol table and all below it."""
    yield table
    for child in table.get_children():
        yield from tables(child)


def reads_of(nodes: list) -> tuple:
    """Names read at once, and those that functions read later, by these statements."""
    code = ast.unparse(ast.Module(nodes, []))
    top = symtable.symtable(code, "cell", "exec")
    at_once = {symbol.get_name() for symbol in top.get_symbols() if symbol.is_referenced()}
    for node in ast.walk(ast.Module(nodes, [])):
        if isinstance(node, ast.AugAssign) and isinstance(node.target, ast.Name):
            at_once.add(node.target.id)
    later = set()
    for table in list(tables(top))[1:]:
        names = {s.get_name() for s in table.get_symbols() if s.is_global() and s.is_referenced()}
        immediate = table.get_type() == "class" or table.get_name() in COMPREHENSIONS
        (at_once if immediate else later).update(names)
    return at_once, later


COMPREHENSIONS = ("listcomp", "setcomp", "dictcomp", "genexpr")


def written(nodes: list) -> set:
    """Names that these statements bind at module level."""
    code = ast.unparse(ast.Module(nodes, []))
    top = symtable.symtable(code, "cell", "exec")
    found = {s.get_name() for s in top.get_symbols() if s.is_assigned() or s.is_imported()}
    return found | {s.get_name() for s in top.get_symbols() if s.is_namespace()}


def needs(nodes: list, sure: set) -> set:
    """Names that these statements read at once and have not surely set; adds to `sure`."""
    needed = set()
    for node in nodes:
        if not isinstance(node, BRANCHES):
            needed |= reads_of([node])[0] - sure
            if isinstance(node, ast.Delete):
                sure -= written([node])
            else:
                sure |= written([node])
            continue
        head = [ast.Expr(part) for part in heads(node)]
        needed |= reads_of(head)[0] - sure if head else set()
        inner = sure | targets(node)
        branches = [getattr(node, name, []) for name in BLOCKS]
        branches += [handler.body for handler in getattr(node, "handlers", [])]
        ends = []
        for branch in branches:
            own = set(inner)
            needed |= needs(branch, own)
            ends.append(own)
        if isinstance(node, (ast.With, ast.AsyncWith)):
            sure |= ends[0]
        elif isinstance(node, ast.If):
            sure |= ends[0] & ends[1]
    return needed


def heads(node) -> list:
    """Expressions that a compound statement evaluates first."""
    if isinstance(node, (ast.With, ast.AsyncWith)):
        return [item.context_expr for item in node.items]
    return [getattr(node, name) for name in ("test", "iter") if hasattr(node, name)]


def targets(node) -> set:
    """Names that a compound statement binds before its body."""
    parts = [node.target] if hasattr(node, "target") else []
    parts += [item.optional_vars for item in getattr(node, "items", []) if item.optional_vars]
    return {name.id for part in parts for name in ast.walk(part) if isinstance(name, ast.Name)} | {
        handler.name for handler in getattr(node, "handlers", []) if handler.name
    }


def parsed(code: str) -> list:
    """Statements of a cell; none where it is no Python."""
    try:
        return ast.parse(code).body
    except SyntaxError:
        return []
