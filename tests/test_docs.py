"""The docs site: every notebook becomes a page, stands in the sidebar, and links to pages that exist."""
import ast
import json
import os
import re
import shutil
import sys

import pytest
from project import NOTEBOOKS, PATH, ROOT, copy_project, read_yaml, run

sys.path[:0] = [str(ROOT), str(ROOT / "tools")]
import pages  # noqa: E402
import search  # noqa: E402
from outputs import for_a_page  # noqa: E402

NAMES = [path.relative_to(ROOT / "nbs").as_posix() for path in NOTEBOOKS]
SITE = read_yaml(ROOT / "_quarto.yml")
MADE = {f"project/{name}.md" for name in ("contributing", "changelog", "security")}  # by tools/made.py, when the site is built


def contents(part):
    "The patterns of a sidebar, its sections included"
    entries = part["contents"] if isinstance(part, dict) else part
    for entry in [entries] if isinstance(entries, str) else entries:
        if isinstance(entry, str):
            assert "*" not in entry or entries == entry, f"{entry}: a pattern among other entries is written  - auto: pattern"
            yield entry
        elif "auto" in entry:
            yield entry["auto"]
        else:
            yield from contents(entry)


def matches(pattern):
    "The pages that an entry of the sidebar stands for, told from nbs/. Quarto looks for a pattern in each folder"
    if "*" not in pattern: return {pattern} & {*NAMES, *MADE}
    parts = {"*": "[^/]*", "?": "[^/]"}  # what stands in [] means the same in both
    regular = re.compile("(?:.*/)?" + "".join(parts.get(c) or (c if c in "[]-" else re.escape(c)) for c in pattern))
    return {name for name in [*NAMES, *MADE] if regular.fullmatch(name)}


def title(path):
    "What a notebook's first text cell calls it"
    cells = json.loads(path.read_text(encoding="utf-8"))["cells"]
    return "".join(next(cell for cell in cells if cell["cell_type"] == "markdown")["source"]).splitlines()[0].removeprefix("# ")


def test_there_is_one_quarto_yml():
    assert (ROOT / "nbs" / "_quarto.yml").is_symlink() and (ROOT / "nbs" / "_quarto.yml").samefile(ROOT / "_quarto.yml")


def test_the_sidebar_shows_every_notebook_once_and_nothing_else():
    shown = {pattern: matches(pattern) for pattern in contents(SITE["website"]["sidebar"])}
    assert not [pattern for pattern in shown if "*" in pattern and "/*" not in pattern], "a page is in a section of its folder's name"
    assert all(shown.values()), f"no page matches {[pattern for pattern, found in shown.items() if not found]} of _quarto.yml's sidebar"
    every = [page for found in shown.values() for page in found]
    assert set(NAMES) <= set(every), f"_quarto.yml's sidebar does not show {sorted(set(NAMES) - set(every))}: add them where a reader looks"
    assert len(every) == len(set(every)), f"twice in the sidebar: {sorted({page for page in every if every.count(page) > 1})}"


def test_the_sidebar_is_closed_and_no_title_stands_for_two_pages():
    assert SITE["website"]["sidebar"]["collapse-level"] == 1
    titles = [title(path).lower() for path in NOTEBOOKS]
    assert len(titles) == len(set(titles)), f"two pages are called {sorted({one for one in titles if titles.count(one) > 1})}"


def test_what_the_site_needs_is_there():
    "Its pictures, styles and linked pages; and themes that ask no other site for a font or a script"
    site, html = SITE["website"], SITE["format"]["html"]
    files = [site["favicon"], site["navbar"]["logo"], site["image"], html["css"]]
    links = [entry["href"] for entry in [*site["navbar"].get("left", []), *site["page-footer"]["right"]]]
    themes = [name for theme in html["theme"].values() for name in theme if name != "default"]
    missing = [name for name in [*files, *links, *themes] if not (ROOT / "nbs" / name).exists() and name not in MADE]
    assert not missing, f"_quarto.yml names {missing}, which is not there"
    styles = "".join((ROOT / "nbs" / name).read_text(encoding="utf-8") for name in [*themes, html["css"]])
    assert "http" not in styles and "@import" not in styles and html["html-math-method"] in ("mathml", "plain")
    assert all(theme[0] == "default" for theme in html["theme"].values()), "Bootswatch's themes import web fonts"


def test_pull_requests_build_the_site_with_a_quarto_of_one_version():
    flow = read_yaml(ROOT / ".github/workflows/docs.yml")
    steps = flow["jobs"]["build"]["steps"]
    quarto = next(step for step in steps if "quarto" in step.get("uses", ""))
    assert "pull_request" in flow[True] and re.fullmatch(r"\d+\.\d+\.\d+", quarto["with"]["version"])  # YAML reads `on` as yes
    assert {"run": "make docs"} in steps and "refs/heads/main" in flow["jobs"]["publish"]["if"]


@pytest.mark.skipif(bool(shutil.which("quarto")) or not shutil.which("make"), reason="it is what make says where quarto is not")
def test_make_docs_asks_for_quarto_before_anything_is_installed(tmp_path):
    shutil.copy(ROOT / "Makefile", tmp_path)
    said = run("make", "docs", f"PYTHON={sys.executable}", cwd=tmp_path, check=False)
    assert said.returncode and "quarto is not on the path" in said.stderr
    assert [path.name for path in tmp_path.iterdir()] == ["Makefile"]


def test_the_player_of_the_front_page_is_made_with_the_site(tmp_path):
    run(sys.executable, ROOT / "tools/made.py", "player", tmp_path, env={**os.environ, "PYTHONPATH": str(ROOT)})
    assert 1e6 < (tmp_path / "demo.html").stat().st_size < 2e6, "a frame that everybody who comes loads: under 2 MB"


def test_pages_of_the_texts_at_the_top(tmp_path):
    "Contributing, changelog and security as pages: the title in front, links that lead somewhere"
    copy = copy_project(tmp_path)
    run(sys.executable, "tools/made.py", "pages", cwd=copy)
    for name in MADE:
        page = (copy / "nbs" / name).read_text(encoding="utf-8")
        assert page.startswith('---\ntitle: "') and "\n# " not in re.sub(r"```.*?```", "", page, flags=re.S)
        lost = [link for link in re.findall(r"\]\((\.\./[^)#]+)", page) if not (copy / "nbs/project" / link).exists()]
        assert not lost, f"{name} links to {lost}"


@pytest.fixture(scope="module")
def site(tmp_path_factory):
    "All pages, made by nbdev once for the tests of this file. Without quarto: an empty program of that name keeps nbdev from fetching one."
    folder = tmp_path_factory.mktemp("site")
    copy, quarto = copy_project(folder), folder / "bin" / "quarto"
    quarto.parent.mkdir()
    quarto.write_text("#!/bin/sh\n")
    quarto.chmod(0o755)
    environment = {**os.environ, "PATH": os.pathsep.join([str(quarto.parent), PATH]), "PYTHONPATH": str(copy)}
    run(sys.executable, "tools/made.py", "pages", cwd=copy)
    said = run("nbdev_proc_nbs", "--n_workers", "1", cwd=copy, env=environment)
    assert not re.search(r"Traceback|\w+Error\b|[Ww]arning", said.stderr), said.stderr
    return pages.read_site(copy, copy / "_proc")


def test_nbdev_makes_every_page(site):
    assert {name for name in site.pages if name.endswith(".ipynb")} == set(NAMES)
    failed = [page.name for page in site.pages.values() if any(output.get("output_type") == "error" for cell in page.cells
                                                               for output in cell.get("outputs", []))]
    assert not failed, f"cells that end in an error on the pages of {failed}"


def test_nbdev_makes_every_page_free_of_faults(site):
    "The kinds of faults are told, and tested, in tools/pages.py and test_pages.py"
    found = pages.findings(site)
    print({name: len(lines) for name, lines in found.items()})
    faults = [f"{name}: {line}" for name, lines in found.items() if name not in pages.KNOWN for line in lines]
    assert not faults, "\n".join(faults)
    clean = [name for name in pages.KNOWN if not found[name]]
    assert not clean, f"no page has these faults any more: take {clean} out of KNOWN in tools/pages.py"


def test_nbdev_makes_every_page_that_the_search_names(site, tmp_path):
    "The index as quarto makes it, of pages and their sections of level 2, with our names in front"
    index = []
    for page in site.pages.values():
        texts = re.split(r"^## .*$", page.markdown, flags=re.M)
        heads = [("", ""), *((f"#{anchor}", text) for level, text, anchor in pages.headings(page.markdown) if level == 2)]
        index += [{"href": page.address + anchor, "title": page.front.get("title", ""), "section": head, "text": pages.plain(text)}
                  for (anchor, head), text in zip(heads, texts)]
    assert "Tagger.tag" not in [each["title"] for each in index], "quarto knows it by itself now: tools/search.py can go"
    (tmp_path / "search.json").write_text(json.dumps(index))
    for _ in range(2): search.add_names(tmp_path)
    found = json.loads((tmp_path / "search.json").read_text())
    assert len({each["href"] for each in found}) == len(found)
    expected = {each["title"]: each["href"] for each in search.names()}
    looked_for = ["Tagger.tag", "Tagger.tag_many", "Tags.plot", "Player.to_html", "Library.find", "audiotag model list"]
    first = {words: next(each["href"] for each in found if words.lower() in each["title"].lower()) for words in looked_for}
    assert first == {words: expected[words] for words in looked_for}
    for address, _, anchor in (each["href"].partition("#") for each in search.names()): assert anchor in site.by_address[address].anchors


def mixed_cells(path):
    "The cells of a notebook in which imports stand beside other code, which a page could not fold away"
    for number, cell in enumerate(json.loads(path.read_text(encoding="utf-8"))["cells"]):
        source = "".join(cell["source"])
        if cell["cell_type"] != "code" or "nbdev_export()" in source or re.search(r"^#\| *(export|eval: *false)", source, re.M):
            continue
        nodes = list(ast.walk(ast.parse(re.sub(r"^ *[%!].*$", "", source, flags=re.M))))
        if any(isinstance(node, (ast.Import, ast.ImportFrom)) for node in nodes) and any(
                isinstance(node, (ast.Expr, ast.Assign)) for node in nodes):
            yield number


@pytest.mark.parametrize("path", [path for path in NOTEBOOKS if path.parent.name == "api"], ids=lambda path: path.name)
def test_imports_stand_in_cells_of_their_own(path):
    assert not list(mixed_cells(path)), "these cells hold imports beside other code: give the imports a cell of their own"


@pytest.mark.parametrize("path", NOTEBOOKS, ids=NAMES)
def test_a_notebook_has_what_its_page_needs(path):
    "What can be seen of it at once: pictures and sounds are told in words, blocks of code name their language"
    cells = json.loads(path.read_text(encoding="utf-8"))["cells"]
    for cell in cells: for_a_page(cell)
    page = pages.Page(path.relative_to(ROOT / "nbs").as_posix(), cells, cells)
    mute = list(pages.pictures_without_text(page))
    assert not mute, f'a sentence tells what is to be seen or heard, #| fig-alt: "..." above the code: {mute}'
    nameless = list(pages.nameless_fences(page))
    assert not nameless, f"blocks of code without a language (```sh, ```text): {nameless}"


def test_the_front_page_shows_what_commands_print():
    "As nbs/index.ipynb was run: each command with its output below it, and nothing that only the site can show"
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    for command in ("tag", "play", "teach", "library add", "library find", "serve", "train"):
        shown = re.search(rf"^\$ audiotag {command}\b.*\n(?!\$|```)\S", readme, re.M)
        assert shown, f"audiotag {command} has no output in README.md: run nbs/index.ipynb, then make readme"
    assert readme.index("audiotag play song.mp3") < readme.index("audiotag tag song.mp3") < readme.index("![")
    assert "<iframe" not in readme and "<div" not in readme and "<a " not in readme


def test_pages_are_light():
    "Who reads on a phone waits for the outputs of a page: under 300 KB, also where they are pictures"
    heavy = {name: path.stat().st_size for name, path in zip(NAMES, NOTEBOOKS) if path.stat().st_size >= 300_000}
    assert not heavy, f"smaller pictures (figsize, dpi) or fewer outputs: {heavy}"


def links(path):
    "The relative links of a notebook's text"
    text = "\n".join("".join(cell["source"]) for cell in json.loads(path.read_text(encoding="utf-8"))["cells"]
                     if cell["cell_type"] == "markdown")
    text = re.sub(r"```.*?```|`[^`\n]*`", "", text, flags=re.S)
    return [link for link in re.findall(r"\]\(([^)\s]+)\)", text) if not re.match(r"\w+:|#", link)]


@pytest.mark.parametrize("path", NOTEBOOKS, ids=NAMES)
def test_links_lead_to_files(path):
    broken = [link for link in links(path) if not (path.parent / link.partition("#")[0]).exists()]
    assert not broken, f"{path.relative_to(ROOT)} links to files that are not there: {broken}"
