"""What _quarto.yml and styles.css add to each page, in Chromium: plots in the dark theme, and players that follow the page's theme."""
import io
import sys
from base64 import b64encode

import numpy as np
import pytest
from browser import browser, chromium
from fastcore.basics import AttrDict
from matplotlib.figure import Figure
from PIL import Image
from project import ROOT, read_yaml

sys.path[:0] = [str(ROOT), str(ROOT / "tools")]
from paper import OPTION, dark_maps, has_dark_map  # noqa: E402
from site_check import barriers, served  # noqa: E402

from audiotag import Player  # noqa: E402

ADDED = read_yaml(ROOT / "_quarto.yml")["format"]["html"]["include-after-body"]["text"]
PAPER = {"light": (255, 255, 255), "dark": (17, 20, 27)}  # of the two themes
RAMP = np.linspace(0, 1, 40) ** 2 * np.ones((12, 1))  # dark nearly everywhere in magma, pale in Blues
PAGE = """<!DOCTYPE html><html lang="en"><head><meta charset="utf-8"><title>A page</title><link rel="icon" href="data:,">
<link rel="stylesheet" href="styles.css"><style>body {{ background: #fff; color: #1a2129 }}
body.quarto-dark {{ background: #11141b; color: #e6eaf0 }} main img {{ display: block }}</style></head>
<body class="quarto-light"><main><h1>A page</h1>{body}</main>{added}</body></html>"""


def plot(draw, kind="png"):
    "A picture of a plot, 400 pixels wide"
    figure, picture = Figure(figsize=(4, 2), dpi=100), io.BytesIO()
    axes = figure.add_axes((0.2, 0.25, 0.7, 0.6))
    draw(axes)
    axes.set_xlabel("seconds")
    figure.savefig(picture, format=kind)
    return picture.getvalue()


PLOTS = {
    "lines": plot(lambda axes: axes.plot(RAMP[0])),
    "bars": plot(lambda axes: axes.barh(["flute", "piano"], [1, 2])),
    "pale": plot(lambda axes: axes.imshow(RAMP, cmap="Blues", aspect="auto")),
    "magma": plot(lambda axes: axes.imshow(RAMP, cmap="magma", aspect="auto", interpolation="nearest")),
    "jpeg": plot(lambda axes: axes.imshow(RAMP, cmap="viridis", aspect="auto", interpolation="nearest"), "jpeg"),
}
DARK_MAPS = {"magma", "jpeg"}


def luminance(colours):
    "As WCAG has it, of colours from 0 to 255"
    shares = np.asarray(colours) / 255
    return np.where(shares <= 0.04045, shares / 12.92, ((shares + 0.055) / 1.055) ** 2.4) @ [0.2126, 0.7152, 0.0722]


def contrast(colours, paper):
    "The highest ratio between colours and their paper"
    bright, dark = np.maximum(luminance(colours), luminance(paper)), np.minimum(luminance(colours), luminance(paper))
    return ((bright + 0.05) / (dark + 0.05)).max()


def hue(colour):
    "Which of red, green and blue is strongest, and which weakest"
    return tuple(np.argsort(colour))


def test_a_map_with_a_dark_ground_is_known():
    assert {name for name, picture in PLOTS.items() if has_dark_map(picture)} == DARK_MAPS
    data = {"image/png": b64encode(PLOTS["magma"]).decode()}
    cell = AttrDict(source="#| echo: false\nplot()", outputs=[{"data": data}, {"text": "x"}])
    for _ in range(2): dark_maps(cell)
    assert cell.source == f"{OPTION}\n#| echo: false\nplot()"
    text = AttrDict(source="# A title")
    dark_maps(text)
    assert text.source == "# A title"


@pytest.fixture(scope="module")
def pages(tmp_path_factory):
    "A folder with a page of the plots as quarto writes it, and one with a player in a frame"
    folder = tmp_path_factory.mktemp("pages")
    (folder / "styles.css").write_bytes((ROOT / "nbs" / "styles.css").read_bytes())
    cells = []
    for name, picture in PLOTS.items():
        (folder / f"{name}.img").write_bytes(picture)
        classes = "cell dark-map" if name in DARK_MAPS else "cell"
        cells.append(f'<div class="{classes}"><div class="cell-output cell-output-display"><p><img id="{name}" src="{name}.img" '
                     f'alt="A plot made for a test"></p></div></div>')
    (folder / "plots.html").write_text(PAGE.format(body="".join(cells), added=ADDED), encoding="utf-8")
    player = Player(np.zeros(32_000, np.float32), sr=32_000).wait()
    player.to_html(folder / "demo.html")
    player.close()
    frame = '<iframe class="player" src="demo.html" title="The player with a song"></iframe>'
    (folder / "frame.html").write_text(PAGE.format(body=frame, added=ADDED), encoding="utf-8")
    return folder


def test_plots_and_players_are_as_dark_as_their_page(pages):
    chromium()
    with served(pages) as address, browser() as running:
        tab = running.new_page(viewport={"width": 900, "height": 1300}, color_scheme="dark")
        tab.goto(address + "plots.html")
        seen = {}
        for theme in PAPER:
            tab.evaluate(f"document.body.className = 'quarto-{theme}'")
            assert not list(barriers(tab))
            for name in PLOTS:
                image = Image.open(io.BytesIO(tab.locator(f"#{name}").screenshot())).convert("RGB")
                seen[theme, name] = np.asarray(image).astype(int)
        for (theme, name), image in seen.items():
            assert np.abs(image[3, 3] - PAPER[theme]).max() < 3, f"{name}: the paper is not that of the {theme} page"
            assert contrast(image[160:196, 100:380], PAPER[theme]) > 4.5, f"{name}, {theme}: what is written on it cannot be read"
        for name in DARK_MAPS:  # within the frame of the axes
            before, after = (seen[theme, name][40:140, 90:350] for theme in PAPER)
            assert np.abs(before - after).max() < 3, f"{name}: the map is another one in the dark"
        for place in ((60, 250), (120, 120)):
            bar = [seen[theme, "bars"][place] for theme in PAPER]
            assert hue(bar[0]) == hue(bar[1]) and contrast(bar[1], PAPER["dark"]) > 3
        quiet, loud = (luminance(seen["dark", "pale"][90, column]) for column in (90, 350))
        assert quiet < 0.02 and loud > 0.3, "what was the paper's own is dark, what was dark on it is bright"

        tab.goto(address + "frame.html")
        player = tab.frame_locator("iframe").locator(".audiotag")
        player.wait_for()
        ground = "element => getComputedStyle(element.ownerDocument.body).backgroundColor"
        for theme, bright in (("light", True), ("dark", False), ("light", True)):
            tab.evaluate(f"document.body.className = 'quarto-{theme}'")
            tab.frame_locator("iframe").locator(f".audiotag[data-theme={theme}]").wait_for()
            assert ("255, 255, 255" in player.evaluate(ground)) is bright


QUARTO = """<header id="quarto-header"><nav class="navbar" style="background: {navbar}" aria-label="Main">
<a class="navbar-brand" href="./">Home</a>
<div id="quarto-search" title="Search"></div></nav>
<nav class="quarto-secondary-nav" aria-label="Pages"><a class="flex-grow-1" role="navigation" aria-expanded="false"
aria-label="Toggle sidebar"></a></nav></header><div id="quarto-sidebar"><nav aria-label="Side"><ul>
<li><a class="sidebar-link" role="navigation" aria-expanded="false" onclick="this.ariaExpanded = 'true'">Start</a></li>
<li><a class="sidebar-link active" href="./">Here</a></li></ul></nav></div><main><h1>A page</h1>
<details style="color: #6c757d"><summary>Code</summary></details><figure><figcaption>a song</figcaption></figure>
<pre style="background: {block}"><code style="background: none"><span class="kw">import</span> <span class="op">=</span></code></pre>
<p>a <code>word</code></p></main><footer class="nav-footer">a licence</footer>
<script>addEventListener("load", () => {{ document.getElementById("quarto-search").innerHTML =
  '<div class="aa-Autocomplete" role="combobox" aria-expanded="false" aria-labelledby="label-0"><button class="aa-DetachedSearchButton">' +
  '<svg width="9" height="9"></svg></button></div>'; }});</script>"""  # as the templates of Quarto 1.7 have it
GREYS = """<style>:root {{ --bs-body-color: {ink}; --bs-body-bg: {paper}; --bs-link-color: {link} }}
.nav-footer, figcaption {{ color: #6c757d }} .kw {{ color: {keyword} }} .op {{ color: {ink} }} .navbar a {{ color: #999 }}
a {{ color: #888 }} body.quarto-dark main p code {{ color: #733 }}
body.quarto-light main p code {{ color: #7a2e5c; background: #f2f4f8 }}</style>"""


COLOURS = {"light": dict(ink="#1a2129", paper="#fff", link="#1a5f9c", keyword="#007BA5", navbar="#1f6fb5", block="#f2f4f8"),
           "dark": dict(ink="#e6eaf0", paper="#11141b", link="#7fbdf5", keyword="#ffa07a", navbar="#1b4f80", block="#1c222c")}


def test_what_quarto_makes_can_be_read_and_reached(tmp_path):
    chromium()
    styles = {"before": "", "after": (ROOT / "nbs" / "styles.css").read_text(encoding="utf-8")}
    for name, added in (("before", ""), ("after", ADDED)):
        (tmp_path / f"{name}.css").write_text(styles[name], encoding="utf-8")
        for theme, colours in COLOURS.items():
            page = PAGE.format(body="", added=added).replace("<main><h1>A page</h1></main>", QUARTO.format(**colours))
            page = page.replace("<link rel", GREYS.format(**colours) + "<link rel", 1).replace('"quarto-light"', f'"quarto-{theme}"')
            (tmp_path / f"{name}-{theme}.html").write_text(page.replace("styles.css", f"{name}.css"), encoding="utf-8")
    with served(tmp_path) as address, browser() as running:
        tab = running.new_page()
        for theme in COLOURS:
            tab.goto(f"{address}before-{theme}.html")
            found = {line.split(",")[0].removeprefix("axe: ") for line in barriers(tab)}
            assert {"aria-input-field-name", "button-name", "color-contrast"} <= found
            tab.goto(f"{address}after-{theme}.html")
            assert not list(barriers(tab))
        toggle = tab.locator("#quarto-sidebar [role=button]")
        toggle.focus()
        tab.keyboard.press("Enter")
        assert toggle.get_attribute("aria-expanded") == "true"
