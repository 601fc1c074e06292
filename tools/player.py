"""Make audiotag/static/player.js from the modules in audiotag/static/player/:  python tools/player.py [TARGET]

Jupyter, the web page and saved pages want one file. The modules follow one another, each behind those that it imports; their imports are
dropped, and what they export is exported by main.js alone. As all stand in one scope then, a name may be declared at the top of one
module only, and what a module uses of another it has to import: otherwise it would run joined, and not by itself.

Before that, the words in audiotag/static/words/*.json become one of the modules, tables.js.
"""
import json
import re
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
STATIC = ROOT / "audiotag" / "static"
NOTE = "// Made from audiotag/static/player/ by `make player`: edit the modules there, not this file."
IMPORT = re.compile(r'^import \{([^}]*)\} from "([^"]+)";\n', re.M)
DECLARED = re.compile(r"^(?:export )?(?:async )?(?:function|class|const|let) ([\w$]+)", re.M)
EXPORTED = re.compile(r"^export (?:async )?(?:function|class|const|let) ([\w$]+)", re.M)
NO_CODE = re.compile(r"//.*|^ *\*.*|^/\*\*.*|^ +(?:(?:async|get|set|static) )*[\w$]+\(.*\) \{", re.M)  # comments, and heads of methods

WORDS = "// Made from audiotag/static/words/*.json by `make player`: edit those, not this file."


class Module:
    "One file: what it imports, declares and exports, and its text without the imports"

    def __init__(self, path, folder):
        text = path.read_text(encoding="utf-8")
        self.path, self.name = path, path.relative_to(folder).as_posix()
        self.imports = {(path.parent / source).resolve(): names.replace(",", " ").split() for names, source in IMPORT.findall(text)}
        self.declared, self.exported = DECLARED.findall(text), EXPORTED.findall(text)
        self.body = IMPORT.sub("", text)

    def imported(self): return [name for names in self.imports.values() for name in names]

    def uses(self, name):
        "Whether the text calls `name`, makes one of it, or where it is a constant names it; a method of that name is something else"
        after = r"(?![\w$:])" if name.isupper() else r"\("
        return re.search(rf"(?<![\w$.]){re.escape(name)}{after}", NO_CODE.sub("", self.body))


def in_order(path, modules, above=()):
    "The modules that `path` needs, itself last"
    if path in above: raise SystemExit(f"make player: a circle of imports: {' -> '.join(modules[p].name for p in (*above, path))}")
    needed = [module for source in modules[path].imports if source in modules for module in in_order(source, modules, (*above, path))]
    return list(dict.fromkeys([*needed, modules[path]]))


def mistakes(modules, ordered):
    "What would not run joined, or not by itself, one line each"
    owners = {}
    for module in modules.values():
        for name in module.declared: owners.setdefault(name, []).append(module)
    for name, several in owners.items():
        if len(several) > 1: yield f"{name} is declared in {' and in '.join(module.name for module in several)}"
    for module in modules.values():
        if module not in ordered: yield f"{module.name} is imported by no other module"
        for line in re.findall(r"^(?:import|export \*|export (?:default|\{)).*", module.body, re.M):
            if line.startswith("import") or module is not ordered[-1]: yield f"{module.name}: `{line}` is more than the join understands"
        for source, names in module.imports.items():
            lacking = [name for name in names if source not in modules or name not in modules[source].exported]
            if lacking: yield f"{module.name} imports {', '.join(lacking)}, which {source.name} does not export"
        for name in module.imported():
            if not re.search(rf"\b{re.escape(name)}\b", module.body): yield f"{module.name} imports {name} and does not use it"
        for name in owners.keys() - {*module.declared, *module.imported()}:
            if module.uses(name): yield f"{module.name} uses {name} of {owners[name][0].name} without importing it"


def joined(folder):
    "All modules of a folder as one text"
    modules = {path.resolve(): Module(path.resolve(), folder) for path in sorted(folder.rglob("*.js"))}
    ordered = in_order((folder / "main.js").resolve(), modules)
    if found := sorted(mistakes(modules, ordered)): raise SystemExit("\n".join(f"make player: {line}" for line in found))
    parts = [NOTE]
    for module in ordered:
        body = module.body if module is ordered[-1] else re.sub(r"^export ", "", module.body, flags=re.M)
        parts.append(f"// --- {module.name} ---\n\n{body.strip()}")
    return "\n\n".join(parts) + "\n"


def plain(value): return json.dumps(value, ensure_ascii=False, separators=(",", ":"))


def tables(folder):
    "The words of all languages as a module: the texts once, and what each language says, in the same order; empty = as in English"
    languages = {path.stem: json.loads(path.read_text(encoding="utf-8")) for path in sorted(folder.glob("*.json"))}
    texts, heard, named = (list(languages["en"][part]) for part in ("words", "heard", "names"))
    lines = [WORDS, f"export const TEXTS = {plain(texts)};", f"export const HEARD = {plain(heard)};",
             f"export const NAMED = {plain(named)};", "export const TABLES = {"]
    for code, table in sorted(languages.items(), key=lambda entry: (entry[0] != "en", entry[1]["name"])):
        words = [table[part].get(key, "") for part, keys in (("words", texts), ("heard", heard)) for key in keys]
        short = ["" if text == key else text for key, text in zip([*texts, *heard], words)]
        data = {"name": table["name"], "lang": table["lang"], "words": short,
                "names": [table["names"].get(label, "") for label in named]}
        lines.append(f"  {code}: {plain(data)},")
    return "\n".join([*lines, "};"]) + "\n"


if __name__ == "__main__":
    (STATIC / "player" / "tables.js").write_text(tables(STATIC / "words"), encoding="utf-8", newline="\n")
    target = Path(sys.argv[1]) if len(sys.argv) > 1 else STATIC / "player.js"
    target.write_text(joined(STATIC / "player"), encoding="utf-8", newline="\n")
