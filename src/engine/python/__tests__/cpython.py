"""What CPython itself says: its tree (as lines that the engine's dump equals) and its symbol tables.

usage: cpython.py ast|names [--full] < list of paths, one a line
Writes {"version": [3, 12]}, then one JSON object for each path: {"path", "error"}, or with "hash" (or "lines"
with --full), or with "scopes".
"""

import ast
import hashlib
import json
import re
import struct
import sys
import symtable
import warnings

warnings.simplefilter("ignore")
sys.setrecursionlimit(20000)

RENAMED = {
    "arguments": "Arguments",
    "arg": "Arg",
    "keyword": "Keyword",
    "alias": "Alias",
    "comprehension": "Comprehension",
    "withitem": "WithItem",
    "match_case": "MatchCase",
}
PLACELESS = {"Module", "Arguments", "Comprehension", "WithItem", "MatchCase"}
LEFT_OUT = {"type_comment", "type_ignores", "kind", "is_lazy", "str"}
EXACT_STRINGS = sys.version_info >= (3, 12)


def escaped(text):
    out = []
    for char in text:
        code = ord(char)
        if 32 <= code <= 126 and char != "\\":
            out.append(char)
        elif code < 0x10000:
            out.append("\\%04x" % code)
        else:
            code -= 0x10000
            out.append("\\%04x\\%04x" % (0xD800 + (code >> 10), 0xDC00 + (code & 0x3FF)))
    return "".join(out)


def constant(value):
    if value is None:
        return "None"
    if value is Ellipsis:
        return "Ellipsis"
    if isinstance(value, bool):
        return f"bool {value}"
    if isinstance(value, int):
        # As hexadecimal digits: no limit on their number.
        return "int %x" % value
    if isinstance(value, float):
        return "float " + struct.pack(">d", value).hex()
    if isinstance(value, complex):
        return "complex " + struct.pack(">d", value.imag).hex()
    if isinstance(value, bytes):
        return "bytes " + escaped(value.decode("latin-1"))
    return "str " + escaped(value)


class Dumper:
    def __init__(self, text):
        self.starts = [0]
        self.lines = []
        offset = 0
        for line in re.split(r"(?<=\n)", text):
            self.lines.append(line.encode("utf-8", "surrogatepass"))
            offset += len(line.encode("utf-16-le", "surrogatepass")) // 2
            self.starts.append(offset)
        self.out = []

    def offset(self, line, column):
        head = self.lines[line - 1][:column].decode("utf-8", "surrogatepass")
        return self.starts[line - 1] + len(head.encode("utf-16-le", "surrogatepass")) // 2

    def node(self, node, label, depth, placed):
        name = type(node).__name__
        name = RENAMED.get(name, name)
        text = f"{depth} {label}:{name}"
        if placed and name not in PLACELESS:
            start = self.offset(node.lineno, node.col_offset)
            end = self.offset(node.end_lineno, node.end_col_offset)
            text += f" {start}-{end}"
        if name == "Constant":
            self.out.append(f"{text} {constant(node.value)}")
            return
        if name == "MatchSingleton":
            self.out.append(f"{text} {node.value}")
            return
        simple, nodes = [], []
        for field, value in ast.iter_fields(node):
            if field in LEFT_OUT:
                continue
            if field == "type" and name == "ExceptHandler":
                field = "exception"
            if isinstance(value, (ast.expr_context, ast.operator, ast.unaryop, ast.boolop)):
                simple.append(f"{field}={type(value).__name__}")
            elif isinstance(value, list) and value and isinstance(value[0], ast.cmpop):
                simple.append(f"{field}=" + ",".join(type(v).__name__ for v in value))
            elif isinstance(value, list) and value and isinstance(value[0], str):
                simple.append(f"{field}=" + ",".join(escaped(v) for v in value))
            elif isinstance(value, str):
                simple.append(f"{field}={escaped(value)}")
            elif isinstance(value, int):
                simple.append(f"{field}={value}")
            elif isinstance(value, ast.AST):
                nodes.append((field, value))
            elif isinstance(value, list):
                nodes += [(f"{field}[{i}]", v) for i, v in enumerate(value)]
        self.out.append(" ".join([text, *simple]))
        inside = placed and (EXACT_STRINGS or name != "JoinedStr")
        for field, child in nodes:
            if child is None:
                self.out.append(f"{depth + 1} {field}:null")
            else:
                self.node(child, field, depth + 1, inside)


def is_global(symbol):
    # Python 3.11 takes a function called `top` for the module.
    return symbol.is_declared_global() or (symbol.is_global() and not symbol.is_local())


def scopes(table):
    """By `name@line` (`@0`: the module): names of the module that the scope reads, binds, only annotates."""
    found = {}
    stack = [table]
    while stack:
        scope = stack.pop()
        stack += scope.get_children()
        top = scope.get_type() == "module"
        entry = found.setdefault(
            "@0" if top else f"{scope.get_name()}@{scope.get_lineno()}",
            {"reads": [], "writes": [], "annotated": [], "locals": []},
        )
        for symbol in scope.get_symbols():
            name = symbol.get_name()
            if not (top or is_global(symbol)):
                entry["locals"].append(name)
                continue
            # A call of super() counts there as a read of __class__, even outside of classes.
            if symbol.is_referenced() and name != "__class__":
                entry["reads"].append(name)
            if symbol.is_annotated():
                entry["annotated"].append(name)
            if symbol.is_assigned() or symbol.is_imported() or symbol.is_namespace():
                entry["writes"].append(name)
    return found


def main():
    mode, full = sys.argv[1], "--full" in sys.argv
    print(json.dumps({"version": sys.version_info[:2]}))
    for path in sys.stdin.read().split("\n"):
        if not path:
            continue
        answer = {"path": path}
        try:
            with open(path, encoding="utf-8") as file:
                text = file.read()
            if mode == "ast":
                dumper = Dumper(text)
                dumper.node(ast.parse(text), "root", 0, True)
                lines = "\n".join(dumper.out)
                if full:
                    answer["lines"] = lines
                else:
                    answer["hash"] = hashlib.sha256(lines.encode()).hexdigest()
            else:
                answer["scopes"] = scopes(symtable.symtable(text, path, "exec"))
        except (SyntaxError, ValueError, RecursionError, UnicodeDecodeError) as error:
            answer["error"] = f"{type(error).__name__}: {error}"
        print(json.dumps(answer), flush=True)


main()
