"""Write the stubs of the public classes for type checkers, which do not see methods that were patched in: `make stubs`"""
import ast
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
MODULES = ("tags", "tagger", "listen/widget")  # that hold the public classes
HEAD = "# Made by tools/stubs.py of the module beside it: do not edit.\n"


def decorators(function):
    "The decorators of a function by name, each with its call or None"
    found = {}
    for each in function.decorator_list:
        call = each if isinstance(each, ast.Call) else None
        found[ast.unparse(call.func if call else each)] = call
    return found


def keywords(call):
    "The keyword arguments of a call, or of none"
    return {word.arg: ast.literal_eval(word.value) for word in call.keywords} if call else {}


def origin(name, tree, module):
    "The tree of the module that a name is imported from"
    for node in tree.body:
        if isinstance(node, ast.ImportFrom) and name in {alias.name for alias in node.names}:
            return ast.parse(((ROOT / module).parents[node.level - 1] / (node.module.replace(".", "/") + ".py")).read_text("utf-8"))
    raise SystemExit(f"{module}: {name} is not imported; import it by name")


def defined(name, tree):
    "The function of that name, or the `__init__` of the class"
    found = next(node for node in tree.body if getattr(node, "name", "") == name)
    return found if isinstance(found, ast.FunctionDef) else defined("__init__", found)


def with_options(function, call, tree, module):
    "Put the options of another function in place of **kwargs; the imports that they need"
    source = origin(call.args[0].id, tree, module)
    other, left_out = defined(call.args[0].id, source).args, keywords(call).get("but", [])
    spread = other.args[len(other.args) - len(other.defaults):]
    options = [*zip(spread, other.defaults), *((arg, value) for arg, value in zip(other.kwonlyargs, other.kw_defaults) if value)]
    own = {arg.arg for arg in function.args.args + function.args.kwonlyargs}
    options = [(arg, value) for arg, value in options if arg.arg not in own and arg.arg not in left_out]
    function.args.kwarg = None
    function.args.kwonlyargs += [arg for arg, _ in options]
    function.args.kw_defaults += [value for _, value in options]
    used = {node.id for arg, _ in options if arg.annotation for node in ast.walk(arg.annotation) if isinstance(node, ast.Name)}
    return [node for node in source.body if isinstance(node, ast.ImportFrom) and used & {alias.name for alias in node.names}]


def bare(function, tree, module, imports):
    "A function without its body"
    found = decorators(function)
    if "delegates" in found: imports += with_options(function, found["delegates"], tree, module)
    function.decorator_list = [each for each in function.decorator_list if ast.unparse(each) in ("property", "classmethod", "staticmethod")]
    words = keywords(found.get("patch"))
    if words.get("as_prop"): function.decorator_list.append(ast.Name("property"))
    if words.get("cls_method"): function.decorator_list.append(ast.Name("classmethod"))
    if "patch" in found: function.args.args[0].annotation = None
    text = ast.get_docstring(function, clean=False)
    function.body = [ast.Expr(ast.Constant(text if text else ...))]
    return function


def attributes(function):
    "What `__init__` says of the object's public attributes"
    for node in ast.walk(function):
        targets = node.targets if isinstance(node, ast.Assign) else [node.target] if isinstance(node, ast.AnnAssign) else []
        for target in (one for each in targets for one in (each.elts if isinstance(each, ast.Tuple) else [each])):
            if ast.unparse(target).startswith("self.") and target.attr[0] != "_":
                yield ast.AnnAssign(ast.Name(target.attr), getattr(node, "annotation", ast.Name("Any")), simple=1)


def whole(cls, patched, tree, module, imports):
    "A class with the methods that were patched in"
    body = []
    for node in cls.body:
        if isinstance(node, ast.Assign) and ast.unparse(node.targets[0])[0] == "_": continue
        if not isinstance(node, ast.FunctionDef): body.append(node)
        elif node.name == "__init__": body += [*attributes(node), bare(node, tree, module, imports)]
        elif node.name[0] != "_" or node.name.startswith("__"): body.append(bare(node, tree, module, imports))
    cls.body = body + [bare(method, tree, module, imports) for method in patched]
    return cls


def stub(module):
    "The stub of a module, as text"
    tree, imports = ast.parse((ROOT / module).read_text("utf-8")), []
    functions = [node for node in tree.body if isinstance(node, ast.FunctionDef)]
    patched = {}
    for function in functions:
        if "patch" in decorators(function) and (function.name[0] != "_" or function.name.startswith("__")):
            patched.setdefault(ast.unparse(function.args.args[0].annotation), []).append(function)
    imported = [part for node in tree.body for part in (node.body if isinstance(node, ast.If) else [node])]
    kept = [node for node in imported if isinstance(node, (ast.Import, ast.ImportFrom))]
    kept += [bare(f, tree, module, imports) for f in functions if "patch" not in decorators(f) and f.name[0] != "_"]
    kept += [whole(node, patched.get(node.name, []), tree, module, imports) for node in tree.body if isinstance(node, ast.ClassDef)]
    lines = [ast.unparse(ast.fix_missing_locations(node)) for node in [ast.parse("from typing import Any"), *imports, *kept]]
    if any("pandas." in line for line in lines): lines.insert(0, "import pandas")  # in the modules it is imported when it is needed
    return HEAD + "\n".join(dict.fromkeys(lines)) + "\n"


def stubs():
    "The stubs by path"
    return {ROOT / f"audiotag/{module}.pyi": stub(f"audiotag/{module}.py") for module in MODULES}


if __name__ == "__main__":
    for path, text in stubs().items():
        path.write_text(text, encoding="utf-8", newline="\n")
        print(path.relative_to(ROOT), file=sys.stderr)
