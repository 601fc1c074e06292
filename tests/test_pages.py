"""The checks of the docs' pages (tools/pages.py), each on a page made up to have the fault, and on one that has it not."""
import json
import sys

import pytest
from project import ROOT

sys.path[:0] = [str(ROOT), str(ROOT / "tools")]
from pages import (  # noqa: E402
    PAGE_CHECKS,
    SITE_CHECKS,
    WIDGET,
    Page,
    Site,
    anchors,
    commands_without_options,
    fences,
    identifier,
    links,
    normal,
    plain,
    undocumented,
    unknown_commands,
)

HOME = "https://docs.example/tool/"
FILES = "https://code.example/tool/blob/main/"
FRONT = {"cell_type": "raw", "source": "---\ntitle: A page\noutput-file: audio.html\n---\n"}


def text(source): return {"cell_type": "markdown", "source": source}


def code(source="", data=None):
    return {"cell_type": "code", "source": source, "outputs": [{"output_type": "display_data", "data": data}] if data else []}


def page(*cells, source=(), name="api/020_audio.ipynb", front=FRONT, **more): return Page(name, list(source), [front, *cells], **more)


@pytest.fixture
def site(tmp_path):
    "A site of two pages, with a picture, beside a package of one module"
    (tmp_path / "settings.ini").write_text("[DEFAULT]\ndoc_host = https://docs.example\ndoc_baseurl = /tool\n"
                                           "git_url = https://code.example/tool\nbranch = main\n")
    (tmp_path / "audiotag").mkdir()
    (tmp_path / "audiotag" / "audio.py").write_text("__all__ = ['Sound', 'load']\n\nclass Sound: pass\n\nLIMIT = 3\n")
    names = {f"audiotag.audio.{name}": (f"api/audio.html#{name.lower()}", "audiotag/audio.py")
             for name in ("Sound", "Sound.play", "Sound._play", "load", "_open")}
    (tmp_path / "audiotag" / "_modidx.py").write_text(f"d = {{'syms': {{'audiotag.audio': {names}}}}}\n")
    processed = tmp_path / "_proc"
    (processed / "api" / "images").mkdir(parents=True)
    (processed / "api" / "images" / "a.png").touch()
    other = page(text("## It sings, [again](x)\n\n## It sings, again"), name="tutorials/10_song.ipynb",
                 front={"cell_type": "raw", "source": "---\noutput-file: song.html\n---\n"})
    documented = page(code(data={"text/markdown": "### Sound\n\n### Sound.play\n\n### load"}))
    return Site({made.name: made for made in (documented, other)}, tmp_path, processed)


def found(check, site, *cells, **more): return list(PAGE_CHECKS[check](page(*cells, **more), site))


def test_markdown_is_read_as_pandoc_does():
    assert [identifier(heading) for heading in ("It sings, [again](x)!", "`Tagger.tag`", "2. What now?", "3", "Größe", "a `--b` _c")] == [
        "it-sings-again", "tagger.tag", "what-now", "section", "größe", "a---b-_c"]
    assert anchors("## One\n\n## One\n\n```sh\n# no heading\n```\n\n## Two {#deux}") == ["one", "one-1", "deux"]
    assert list(fences("a\n```\nb\n```\n~~~sh\n```\n~~~\n")) == [("", ["b"], 1), ("sh", ["```"], 4)]
    assert links("[a](b) ![c](d) `[e](f)` [`g`](h) `i`, `j`\n```\n[k](l)\n```\n[![m](n)](o)") == [
        ("a", "b"), ("`g`", "h"), ("![m](n)", "o")]
    assert plain("# A [`b`](c)  **d**\n> e ![f](g) [![h](i)](j)") == "A b d e f h"
    assert [normal("api/a.ipynb", "../b.png"), normal("api/a.ipynb", "./c"), normal("a.ipynb", "../b")] == ["b.png", "api/c", None]


def test_a_lost_sentence(site):
    source = [text("# A page\n> with more"), text("Here it is. It has [two](b)\nlines.")]
    kept = text("Here it is. It has [`two`](c) lines.")
    front = {"cell_type": "raw", "source": "---\ntitle: A page\ndescription: with more\n---"}
    assert not found("lost sentence", site, kept, source=source, front=front)
    assert found("lost sentence", site, text("Here it is."), source=source, front=front) == ["It has two lines."]
    assert found("lost sentence", site, kept, source=source) == ["with more"]


@pytest.mark.parametrize("target, leads", [
    ("../tutorials/10_song.ipynb", True), ("../tutorials/song.html", True), ("../tutorials/10_song.ipynb#it-sings-again-1", True),
    ("../tutorials/10_song.ipynb#gone", False), ("11_gone.ipynb", False), ("images/a.png", True), ("images/b.png", False),
    ("../../audiotag/audio.py", False), ("#here", True), ("#there", False), ("https://elsewhere.example/x", True), (HOME, False),
    (HOME + "tutorials/song.html#it-sings-again", True), (HOME + "api/audio.html#here", True), (HOME + "tutorials/song.html#gone", False),
    (FILES + "audiotag/audio.py#L3", True), (FILES + "audiotag/audio.py#L300", False), (FILES + "audiotag/audio.py#LNone", False),
    (FILES + "nbs/gone.py", False)])
def test_a_dead_link(site, target, leads):
    here = text("## Here")
    outputs = [code(data={"text/markdown": f"[it]({target})"}), code(data={"text/html": f'<a class="b" href="{target}">'})]
    for cell in (text(f"See [it]({target})."), *outputs): assert bool(found("dead link", site, here, cell)) is not leads


def test_a_module_that_is_missing(site):
    names = text("`audiotag.audio`, `audiotag.gone`, `audiotag.audio.load()`, `audiotag.audio.LIMIT`, `audiotag.audio.x`")
    assert found("missing module", site, names) == ["`audiotag.gone`", "`audiotag.audio.x`"]
    names = text("`10_song.ipynb`, `nbs/tutorials/10_song.ipynb`, `nbs/api/10_song.ipynb`, `song.ipynb`, `1NN_x.ipynb`")
    assert found("missing module", site, names) == ["`nbs/api/10_song.ipynb`"]


@pytest.mark.parametrize("link, fault", [
    ("[`load`](../api/020_audio.ipynb#audiotag.audio.load)", "a plain word"), (f"[`load`]({HOME}api/audio.html#load)", "a plain word"),
    ("[`load()`](../api/020_audio.ipynb#audiotag.audio.load)", None), ("[`load`](#audiotag.audio.load)", None),
    ("[`audio.load`](../api/020_audio.ipynb#audiotag.audio.load)", None),
    ("[`load_all`](../api/020_audio.ipynb#audiotag.audio.load)", "another name"),
    ("[`Sound`](../api/020_audio.ipynb#audiotag.audio.load)", "another name"),
    ("[`Sound.rate`](../api/020_audio.ipynb#audiotag.audio.Sound)", None),
    ("[`sound.play`](../api/020_audio.ipynb#audiotag.audio.Sound.play)", None), ("[`audiotag.audio`](../api/020_audio.ipynb)", None),
    ("[`audiotag.tags`](../api/020_audio.ipynb)", "another name"), ("[`audiotag data get`](../commands.ipynb#command-data-get)", None),
    ("[`audiotag tag`](../commands.ipynb#command-teach)", "another name"), ("[`labels`](https://elsewhere.example/labels)", None)])
def test_an_automatic_link_to_the_wrong_thing(site, link, fault):
    assert found("wrong automatic link", site, text(f"See {link}.")) == ([f"{link}: {fault}"] if fault else [])
    assert not found("wrong automatic link", site, text(f"See {link}."), source=[text(f"By hand: {link}")])


def test_a_link_in_a_link(site):
    assert found("link in a link", site, text("[[`a`](b)](c)")) == ["[[`a`](b)](c)"]
    assert not found("link in a link", site, text("[`a`](b) [![d](e)](f)"))


@pytest.mark.parametrize("kind", ["image/png", "image/jpeg", "image/svg+xml"])
def test_a_picture_without_text(site, kind):
    told = "Bars: the piano plays most, the harp least"
    assert found("picture without text", site, code("plot()", {kind: "..."}))
    assert found("picture without text", site, code("#| fig-alt: a plot\nplot()", {kind: "..."}))
    assert not found("picture without text", site, code(f'#| fig-alt: "{told}"\nplot()', {kind: "..."}))
    assert not found("picture without text", site, code(f'#| fig-alt: ["{told}"]\nplot()', {kind: "..."}))
    assert found("picture without text", site, code(f'#| fig-alt: ["", "{told}"]\nplot()', {kind: "..."}))
    assert not found("picture without text", site, code("#| output: false\nplot()", {kind: "..."}))


def test_other_pictures_and_sounds_without_text(site):
    told = "Bars: the piano plays most, the harp least"
    assert found("picture without text", site, text("![](a.png) ![short](b.png)")) == ["![](a.png)", "![short](b.png)"]
    assert not found("picture without text", site, text(f"![{told}](a.png) `![](b.png)`"))
    for tag in ("audio", "img", "iframe", "svg"):
        assert found("picture without text", site, code(data={"text/html": f"<{tag} controls>"}))
        assert not found("picture without text", site, code(data={"text/html": f'<{tag} title="{told}">'}))


def test_a_saved_widget(site):
    assert found("saved widget", site, source=[code("player", {WIDGET: {"model_id": "x"}, "image/png": "..."})]) == ["player"]
    assert found("saved widget", site, metadata={"widgets": {"state": {"state": {"x": {}}}}})
    assert not found("saved widget", site, code("player", {"image/png": "..."}), metadata={"widgets": {"state": {"state": {}}}})


def test_a_path_of_a_temporary_folder(site):
    said = {"output_type": "stream", "text": ["there\n", "/tmp/ipykernel_1/2.py:3: Warning"]}
    printed = {"cell_type": "code", "source": "", "outputs": [said]}
    shown = code(data={"text/plain": "PosixPath('/var/folders/x/song.wav')", "image/png": "/tmp/aaaa"})
    assert found("path of a temporary folder", site, source=[printed, shown]) == [
        "cell 0: /tmp/ipykernel_1/2.py:3:", "cell 1: /var/folders/x/song.wav"]
    written = [text("see /tmp/x"), code("open('/tmp/x')", {"text/plain": "shelf/song.wav"})]
    assert not found("path of a temporary folder", site, source=written)


def test_widgets_are_taken_out_of_a_notebook_and_their_pictures_stay(tmp_path):
    from outputs import clean
    path = tmp_path / "a.ipynb"
    path.write_text(json.dumps({"cells": [code("ü", {WIDGET: {"model_id": "x"}, "image/png": "..."}), text("b")]}), encoding="utf-8")
    clean(path)
    assert json.loads(path.read_text(encoding="utf-8"))["cells"] == [code("ü", {"image/png": "..."}), text("b")]
    assert path.read_text(encoding="utf-8").startswith('{\n "cells": [\n  {\n   "cell_type"')
    before = path.stat().st_mtime_ns
    clean(path)  # nothing to do
    assert path.stat().st_mtime_ns == before


def test_a_foreign_host(site):
    assert found("foreign host", site, code("table", {"text/html": "<table>"})) == ["scripts for the output of 'table'"]
    assert found("foreign host", site, code("table", {"application/javascript": "1"}))
    assert found("foreign host", site, text('<script src="https://cdn.example/x.js">')) == ["cdn.example"]
    assert found("foreign host", site, text("![A badge that says it passes](https://badges.example/x.svg)")) == ["badges.example"]
    raw = code("table", {"text/markdown": "```{=html}\n<table>\n```"})
    assert not found("foreign host", site, text("[far](https://cdn.example/x.js)"), raw)


def test_html_comes_as_markdown_and_sounds_have_words(site):
    from outputs import for_a_page
    player = {"text/html": ["<audio controls>\n", "</audio> ```"], "text/plain": "x"}
    cell = code("#| fig-alt: 'A tone that is as \"high\" as this one'\nplay()", player)
    assert found("picture without text", site, cell) and found("foreign host", site, cell)
    for_a_page(cell)
    lines = ["````{=html}\n", '<audio aria-label="A tone that is as &quot;high&quot; as this one" controls>\n', "</audio> ```\n", "````"]
    assert cell["outputs"][0]["data"] == {"text/plain": "x", "text/markdown": lines}
    assert not found("picture without text", site, cell) and not found("foreign host", site, cell)
    for_a_page(cell)  # there is no HTML left
    assert cell["outputs"][0]["data"]["text/markdown"] == lines


def test_a_fence_without_a_language(site):
    assert found("fence without language", site, text("```\nls\n```\n\n```sh\nls\n```")) == ["ls"]
    assert found("fence without language", site, text("a\n\nb\n\n    ls\n\nc")) == ["ls"]
    assert not found("fence without language", site, text("```sh\nls\n\n    x\n```\n\n~~~text\n```\n~~~\n\n- a\n\n    b\n"))


def test_a_long_line(site):
    long, short = 101 * "x", 100 * "x"
    source = [code(f"a\n{long}"), text(f"{long}\n```sh\n{long}\n```")]
    assert found("long line", site, source=source) == [f"cell 0: {long[:60]}", f"cell 1: {long[:60]}"]
    assert not found("long line", site, source=[code(f"a\n{short}"), text(f"{long}\n```sh\n{short}\n```")])


def test_a_link_in_code(site):
    assert found("link in code", site, text("```python\ndef f(a): # of [`load`](https://x)\n```")) == ["def f(a): # of [`load`](https://x)"]
    fine = text("```python\ndef f(\n    a, # of `load`\n):\n```")
    assert not found("link in code", site, fine)


def test_control_characters_and_dashes(site):
    wrong, fine = text("a\x08b\n\nwith --model x"), text("with `--model`\n\n```sh\nx --help\n```\n\n| a |\n|--|\n\n<!-- b -->\n\nc -- d")
    assert found("control character or dash", site, wrong) == ["control: 'a\\x08b'", "dash: --model"]
    assert not found("control character or dash", site, fine)


def test_a_public_name_without_a_page(site):
    assert not list(undocumented(site))
    site.pages["api/020_audio.ipynb"] = page(text("### Sound"))
    del site.__dict__["by_address"]
    assert list(undocumented(site)) == ["audiotag.audio.Sound.play", "audiotag.audio.load"]


COMMANDS = [("audiotag tag", ["--out", "-n"]), ("audiotag data get", ["--to"])]


def test_a_command_without_its_options(site):
    assert list(commands_without_options(site, COMMANDS)) == ["audiotag tag: no section", "audiotag data get: no section"]
    site.pages["x"] = page(text("## `audiotag tag`\n\n`--output` `-n`\n\n## audiotag data get\n\n`--to DIRECTORY`"))
    assert list(commands_without_options(site, COMMANDS)) == ["audiotag tag: --out"]


def test_a_command_that_is_not_there(site):
    lines = ["audiotag tag --out x -n 3 y  # --gone", "cat x | audiotag tag --to y", "audiotag gone", "audiotag data put",
             "audiotag data get --to=x", "not audiotag"]
    site.pages = {"x": page(text("```sh\n" + "\n".join(lines) + "\n```\n\n`audiotag tag --out`, `audiotag tag --gone`"), name="x")}
    assert list(unknown_commands(site, COMMANDS)) == ["x: audiotag tag --to y: --to", "x: audiotag gone: gone", "x: audiotag data put: put",
                                                      "x: audiotag tag --gone: --gone"]


def test_every_check_is_tested():
    text = (ROOT / "tests" / "test_pages.py").read_text(encoding="utf-8")
    assert not [name for name in PAGE_CHECKS if f'("{name}", site' not in text] and len(SITE_CHECKS) == 3
