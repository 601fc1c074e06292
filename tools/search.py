"""The names of the library, and its commands, for the search of the finished site:  python tools/search.py [_docs]

quarto's search knows a page and its sections of level 2. A method is told below those, so that who looks for `Tagger.tag` would be shown
whatever short section happens to name it. Here each name gets an entry of its own, before those that quarto made.
"""
import json
import re
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path.append(str(ROOT))
from tools import commands  # noqa: E402
from tools.definitions import entries  # noqa: E402
from tools.reference import COMMANDS, named  # noqa: E402


def address(page):
    "Where quarto puts the page of a notebook: its name without the number"
    folder, slash, name = page.rpartition("/")
    return folder + slash + re.sub(r"^\d+[a-zA-Z0-9]*_", "", name.lower()).removesuffix(".ipynb") + ".html"


def entry(name, href, text):
    "One of what quarto's search.json lists"
    return {"objectID": href, "href": href, "title": name, "section": "", "text": text, "crumbs": []}


def names():
    "An entry for each name, shorter names first: `Tagger.tag` before `Tagger.tag_many`, which begins with it"
    found = []
    for each in entries():
        name, anchor = named(each)
        place = f"{address(COMMANDS)}#{commands.anchor(name)}" if each.kind == "command" else f"{address(each.page)}#{anchor}"
        found.append(entry(name, place, each.says.strip().partition("\n\n")[0]))
    return sorted(found, key=lambda each: (len(each["title"]), each["title"]))


def add_names(folder):
    "Put them into the search of a site; a second time changes nothing"
    file = folder / "search.json"
    known, ours = json.loads(file.read_text(encoding="utf-8")), names()
    places = {each["href"] for each in ours}
    file.write_text(json.dumps([*ours, *(each for each in known if each["href"] not in places)], indent=2), encoding="utf-8")


if __name__ == "__main__":
    add_names(Path(*sys.argv[1:] or ["_docs"]))
