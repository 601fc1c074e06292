"""Make README.md from nbs/index.ipynb:  python tools/readme.py [TARGET]

Text cells are taken as they are, code cells as Python blocks with their printed output below. Cells marked `#| hide` are left out, and of
those with `#| echo: false` the code; links between notebooks get the `nbs/` in front that they need from the top of the repository.
"""
import json
import re
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
SITE = "https://audiotag.github.io/audiotag/"
NOTE = "<!-- Made from nbs/index.ipynb by `make readme`: edit the notebook, not this file. -->"


def fenced(text, language=""):
    "`text` as a code block"
    return f"```{language}\n{text.rstrip()}\n```"


def from_text(cell):
    "A text cell: relative links told from the top of the repository, frames left out, pages that only the site has by their address"
    text = re.sub(r"<iframe.*?</iframe>\n*|</?div[^>]*>\n*", "", "".join(cell["source"]), flags=re.S)
    text = re.sub(r'<a href="(?!\w+:)([^"]+)">(.*?)</a>', rf"[\2]({SITE}\1)", text)
    return re.sub(r"\]\((?!\w+:|#|/)", "](nbs/", text)


def from_code(cell):
    "A code cell as a Python block (unless only its output is shown), followed by what it printed; empty where it is hidden"
    source = "".join(cell["source"])
    if re.search(r"^#\| *(hide|include: *false)", source, re.M):
        return ""
    outputs = [output.get("text") or output.get("data", {}).get("text/plain", []) for output in cell["outputs"]]
    code = re.sub(r"^#\|.*\n?", "", source, flags=re.M)
    shown = [] if re.search(r"^#\| *echo: *false", source, re.M) else [fenced(code, "python")]
    return "\n\n".join([*shown, *(fenced("".join(lines), "text") for lines in outputs if lines)])


def readme(notebook):
    "The whole README as one string"
    cells = json.loads(notebook.read_text(encoding="utf-8"))["cells"]
    parts = [from_text(cell) if cell["cell_type"] == "markdown" else from_code(cell) for cell in cells]
    return "\n\n".join([NOTE, *filter(None, parts)]) + "\n"


if __name__ == "__main__":
    target = Path(sys.argv[1]) if len(sys.argv) > 1 else ROOT / "README.md"
    target.write_text(readme(ROOT / "nbs" / "index.ipynb"), encoding="utf-8")
