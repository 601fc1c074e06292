"""What `make docs` asks of the finished site (tools/site_check.py), on a small folder of pages as quarto writes them."""
import json
import sys
from unittest import mock

from browser import chromium
from project import ROOT

sys.path.append(str(ROOT / "tools"))
from site_check import browser, main, search_faults, served, site_faults  # noqa: E402

FINE = """<!DOCTYPE html><html lang="en">
<head><meta charset="utf-8"><title>{title}</title><meta name="viewport" content="width=device-width">
<link rel="icon" href="data:,"><style>{style}</style></head>
<body class="quarto-light"><main><h1 class="title">{title}</h1>{body}</main>
<script>if (matchMedia("(prefers-color-scheme: dark)").matches && {follows}) document.body.className = "quarto-dark"</script>
</body></html>"""
SEARCH = """<div id="quarto-search"></div><div id="results"></div><script>
fetch("search.json").then((answer) => answer.json()).then((index) => {
  document.querySelector("#quarto-search").innerHTML = '<input class="aa-Input" aria-label="Search">';
  const words = document.querySelector("input"), results = document.querySelector("#results");
  words.addEventListener("input", () => {
    const found = ["section", "text"].flatMap((field) => index.filter((entry) => entry[field].includes(words.value)));
    const links = found.map(({ href }) => href.replace(/#|$/, `?q=${words.value}$&`))
      .map((href) => `<a class="search-result-link" href="./${href}">it</a>`);
    setTimeout(() => { results.innerHTML = links.join("") || "<p class=search-no-results>None</p>"; }, 30);
  });
});</script>"""  # as much of quarto's as somebody who types sees
INDEX = [{"href": "index.html", "title": "Tool", "section": "", "text": "Tagger.tag and other words " * 9},
         {"href": "api/tagger.html#tagger.tag", "title": "Tagger", "section": "Tagger.tag", "text": "Tag."}]
for entry in INDEX: entry |= {"objectID": entry["href"], "crumbs": []}


def write(folder, name, body="", style="", title="A page", follows="true"):
    (folder / name).parent.mkdir(parents=True, exist_ok=True)
    (folder / name).write_text(FINE.format(body=body, style=style, title=title, follows=follows), encoding="utf-8")


def site(folder):
    "Two pages without a fault"
    write(folder, "index.html", '<a href="api/tagger.html#tagger.tag">It</a> <a href="./">home</a> <a href="https://else.example">away</a>'
                                '<div style="overflow-x: auto" tabindex="0"><p style="width: 1000px">a table that scrolls</p></div>'
                                + SEARCH)
    write(folder, "api/tagger.html", '<h2 id="tagger.tag">Tagger.tag</h2><a href="../index.html">back</a>')
    (folder / "search.json").write_text(json.dumps(INDEX))
    return folder


def test_a_site_is_checked_in_a_browser(tmp_path, capsys):
    chromium()
    fine, faulty = site(tmp_path / "fine"), site(tmp_path / "faulty")
    assert main(fine) == 0 and capsys.readouterr().out == "0 faults\n"
    write(faulty, "wide.html", '<pre style="width: 900px">wide</pre>')
    write(faulty, "mute.html", '<img src="data:image/gif;base64,R0lGODlhAQABAAAAACw=" width="9">')
    write(faulty, "grey.html", "<p>hard to read</p>", ".quarto-dark { background: #000 } .quarto-dark p { color: #222 }")
    write(faulty, "bright.html", follows="false")
    write(faulty, "asks.html", '<img alt="a picture of a sound" src="http://127.0.0.1:9/x.png"><img alt="another picture" src="gone.png">')
    write(faulty, "links.html", '<a href="gone.html">a</a> <a href="api/tagger.html#gone">b</a> <a href="index.html?x=1">c</a>')
    (faulty / "search.json").write_text(json.dumps(INDEX[:1]))
    faults = list(site_faults(faulty))
    expected = ["wide.html, light: wider than a phone: ", "wide.html, dark: wider than a phone: ", "mute.html, light: axe: image-alt",
                "grey.html, dark: axe: color-contrast", "bright.html, dark: it stays bright", "asks.html, light: foreign host 127.0.0.1",
                "asks.html, light: not there: /gone.png", "links.html: dead link to gone.html",
                "links.html: dead link to api/tagger.html#gone", "search for Tagger.tag finds index.html"]
    assert [line for line in expected if not any(fault.startswith(line) for fault in faults)] == []
    assert [fault for fault in faults if fault.startswith(("index", "api", "grey.html, light", "bright.html, light"))] == []


def test_a_finding_says_what_is_wrong(tmp_path):
    chromium()
    write(tmp_path, "other.html", '<p style="color: #aaa; background: #fff">hard to read</p>')
    first, second = site_faults(tmp_path, {})
    assert first.startswith("other.html, light: axe: color-contrast, 1 times, first at p: ") and "2.3" in first
    assert second.startswith("other.html, dark: axe: color-contrast, 1 times, first at p: ")


def test_what_the_search_finds_first(tmp_path):
    chromium()
    write(site(tmp_path), "mute/index.html")
    with served(tmp_path) as address, browser() as running:
        searched = {"Tagger.tag": "api/tagger.html#tagger.tag", "other words": "api", "xyz": "a"}
        assert list(search_faults(running, address, searched)) == ["search for other words finds index.html", "search for xyz finds None"]
        with mock.patch("site_check.ANSWER", 0.1):
            assert list(search_faults(running, address + "mute/")) == ["search for Tagger.tag does not answer within 0.1 s"]
