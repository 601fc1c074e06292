"""Make audiotag/static/player.js from the modules in audiotag/static/player/:  python tools/player.py [TARGET]

Jupyter, the web page and saved pages want one file. The modules follow one another, each behind those that it imports; their imports are
dropped, and what they export is exported by main.js alone. As all stand in one scope then, a name may be declared at the top of one
module only, and what a module uses of another it has to import: otherwise it would run joined, and not by itself.

Before that, the words in audiotag/static/words/*.json become one of the modules, tables.js.
"""
import gzip
import json
import re
import sys
from base64 import b64decode, b64encode
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
STATIC = ROOT / "audiotag" / "static"
NOTE = "// Made from audiotag/static/player/ by `make player`: edit the modules there, not this file."
IMPORT = re.compile(r'^import \{([^}]*)\} from "([^"]+)";\n', re.M)
DECLARED = re.compile(r"^(?:export )?(?:async )?(?:function|class|const|let) ([\w$]+)", re.M)
EXPORTED = re.compile(r"^export (?:async )?(?:function|class|const|let) ([\w$]+)", re.M)
NO_CODE = re.compile(r"//.*|^ *\*.*|^/\*\*.*|^ +(?:(?:async|get|set|static) )*[\w$]+\(.*\) \{", re.M)  # comments, and heads of methods

COMMENT = re.compile(r"^ *(?:/\*\*.*?\*/|//[^\n]*)\n", re.M | re.S)  # lines of their own; they are read in the modules
TABLES = """// Made from audiotag/static/words/*.json by `make player`: edit those, not this file.
const PACKED = "PACKED_HERE";

async function unpackedJson(text) {
  const bytes = Uint8Array.from(atob(text), (letter) => letter.charCodeAt(0));
  return new Response(new Blob([bytes]).stream().pipeThrough(new DecompressionStream("gzip"))).json();
}

const WORDS = await unpackedJson(PACKED);
export const TEXTS = WORDS.texts;
export const HEARD = WORDS.heard;
export const NAMED = WORDS.named;
export const TABLES = WORDS.tables;
"""


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
        parts.append(f"// --- {module.name} ---\n\n{COMMENT.sub('', body).strip()}")
    return "\n\n".join(parts) + "\n"


def words(folder):
    "The words of all languages: the texts once, and what each language says, in the same order; empty = as in English"
    languages = {path.stem: json.loads(path.read_text(encoding="utf-8")) for path in sorted(folder.glob("*.json"))}
    texts, heard, named = (list(languages["en"][part]) for part in ("words", "heard", "names"))
    tables = {}
    for code, table in sorted(languages.items(), key=lambda entry: (entry[0] != "en", entry[1]["name"])):
        said = [table[part].get(text, "") for part, several in (("words", texts), ("heard", heard)) for text in several]
        short = ["" if translated == text else translated for text, translated in zip([*texts, *heard], said)]
        names = [table["names"].get(label, "") for label in named]
        tables[code] = {"name": table["name"], "lang": table["lang"], "words": short, "names": names}
    return {"texts": texts, "heard": heard, "named": named, "tables": tables}


def packed(data):
    "Data as base64 of gzip: every saved page holds the words, and packed they are less than half as large"
    return b64encode(gzip.compress(json.dumps(data, ensure_ascii=False, separators=(",", ":")).encode(), 9, mtime=0)).decode()


def unpacked(module):
    "The words that tables.js holds"
    return json.loads(gzip.decompress(b64decode(re.search('const PACKED = "([^"]+)"', module)[1])))


def make_tables(path, folder):
    "Write tables.js where the words have changed; another zlib packs the same words in another way, which is no change"
    fresh, before = words(folder), path.read_text(encoding="utf-8") if path.exists() else ""
    whole = re.sub('const PACKED = "[^"]*"', 'const PACKED = "PACKED_HERE"', before) == TABLES  # not as a merge may leave it
    if whole and unpacked(before) == fresh: return
    path.write_text(TABLES.replace("PACKED_HERE", packed(fresh)), encoding="utf-8", newline="\n")


if __name__ == "__main__":
    make_tables(STATIC / "player" / "tables.js", STATIC / "words")
    target = Path(sys.argv[1]) if len(sys.argv) > 1 else STATIC / "player.js"
    target.write_text(joined(STATIC / "player"), encoding="utf-8", newline="\n")
