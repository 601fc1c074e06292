"""Make README.md from nbs/index.ipynb:  python tools/readme.py [TARGET]

Text cells are taken as they are, code cells as Python blocks with their printed output below. Cells marked `#| hide` are left out,
and links between notebooks get the `nbs/` in front that they need from the top of the repository.
"""
import json
import re
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
NOTE = "<!-- Made from nbs/index.ipynb by `make readme`: edit the notebook, not this file. -->"


def fenced(text, language=""):
    "`text` as a code block"
    return f"```{language}\n{text.strip()}\n```"


def from_text(cell):
    "A text cell, its relative links told from the top of the repository"
    return re.sub(r"\]\((?!\w+:|#|/)", "](nbs/", "".join(cell["source"]))


def from_code(cell):
    "A code cell as a Python block, followed by what it printed; empty where it is hidden"
    source = "".join(cell["source"])
    if re.search(r"^#\| *(hide|include: *false)", source, re.M):
        return ""
    outputs = [output.get("text") or output.get("data", {}).get("text/plain", []) for output in cell["outputs"]]
    code = re.sub(r"^#\|.*\n?", "", source, flags=re.M)
    return "\n\n".join([fenced(code, "python"), *(fenced("".join(lines)) for lines in outputs if lines)])


def readme(notebook):
    "The whole README as one string"
    cells = json.loads(notebook.read_text(encoding="utf-8"))["cells"]
    parts = [from_text(cell) if cell["cell_type"] == "markdown" else from_code(cell) for cell in cells]
    return "\n\n".join([NOTE, *filter(None, parts)]) + "\n"


if __name__ == "__main__":
    target = Path(sys.argv[1]) if len(sys.argv) > 1 else ROOT / "README.md"
    target.write_text(readme(ROOT / "nbs" / "index.ipynb"), encoding="utf-8")
