"""The parts of the docs site that are made when it is built, and not kept in git:

    python tools/made.py pages       nbs/project/: pages of the texts at the top of the repository
    python tools/made.py player DIR  DIR/demo.html: the player with the demo song, for a frame
    python tools/made.py listen DIR  DIR/listen/: the page that hears songs in its visitor's browser
"""
import re
import sys
import tempfile
from importlib.resources import files
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
SOURCE = "https://github.com/audiotag/audiotag/blob/main/"  # where files lie that are no page
PAGES = {"CONTRIBUTING.md": "Taking part, and how the code is written", "CHANGELOG.md": "What each version brought",
         "SECURITY.md": "Whom to tell of a weakness, and what happens then"}


def page_link(match):
    "A link told from nbs/project: to a notebook, or to a file that is no page"
    target = match[1]
    return f"](../{target[4:]})" if target.startswith("nbs/") else f"]({SOURCE}{target})"


def page(text, description):
    "A text of the repository as a page: its title in front, its links told anew"
    title, _, body = text.partition("\n")
    head = f'---\ntitle: "{title.removeprefix("# ").strip()}"\ndescription: "{description}"\nrepo-actions: false\n---\n'
    return head + re.sub(r"\]\((?!\w+:|#)([^)\s]+)\)", page_link, body)


def make_pages(root=ROOT):
    "Write the pages whose texts are there; the folder is not kept in git"
    folder = root / "nbs" / "project"
    folder.mkdir(exist_ok=True)
    for name, description in PAGES.items():
        if (root / name).exists():
            text = (root / name).read_text(encoding="utf-8")
            (folder / name.lower()).write_text(page(text, description), encoding="utf-8")


def make_player(site):
    "Write demo.html: the saved page of the demo song, with its truth"
    from audiotag import Player
    from audiotag.listen.playback import Encoding, encode

    samples = files("audiotag") / "samples"
    with tempfile.TemporaryDirectory() as folder:
        song = Path(folder) / "demo.ogg"
        for _ in encode(samples / "demo.ogg", song, Encoding(".ogg", "libopus", 48_000, "flt", 28_000)): pass  # a page under 2 MB
        player = Player(song, truth=samples / "demo.json").wait()
        player.to_html(site / "demo.html")
        player.close()


def make_listen(site):
    "Write the folder listen/; npm fetches its runtime once"
    from audiotag.cli.main import run
    return run(["web", "--to", str(site / "listen")])


if __name__ == "__main__":
    what, *rest = sys.argv[1:] or ["?"]
    if what == "pages": make_pages()
    elif what == "player" and rest: make_player(Path(rest[0]))
    elif what == "listen" and rest: sys.exit(make_listen(Path(rest[0])))
    else: sys.exit(__doc__)
