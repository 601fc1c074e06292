"""What is wrong with the finished site, as a browser shows it:  python tools/site_check.py [_docs]

Each page is opened as on a phone, 390 pixels wide, in the bright theme and in the dark one: nothing is wider than the screen, axe-core
finds nothing serious, no other host is asked, every link and picture is there. And who types
`Tagger.tag` into the search is shown its page first. It needs Chromium,
and playwright and axe-playwright-python from audiotag-instruments[dev]; `make docs` calls it when quarto has made the site.
"""
import shutil
import sys
import threading
from contextlib import contextmanager
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from urllib.parse import unquote, urlsplit

PHONE, DESK = {"width": 390, "height": 844}, {"width": 1200, "height": 800}
SEARCHED = {"Tagger.tag": "api/tagger.html"}  # what somebody looks for -> the page that is found first
ANSWER = 20  # seconds that the search may take
WIDE = """() => {
  const limit = document.documentElement.clientWidth, wide = document.documentElement.scrollWidth;
  if (wide <= limit) return null;
  const held = (element) => { for (let above = element.parentElement; above && above !== document.body; above = above.parentElement)
    if (getComputedStyle(above).overflowX !== "visible") return true; return false; };
  const widest = [...document.body.querySelectorAll("*")].filter((element) => !held(element)
    && element.getBoundingClientRect().right > limit + 1).pop();
  return `${wide} pixels: ${widest ? widest.outerHTML.slice(0, 80) : "?"}`;
}"""
LINKS = "() => [...document.querySelectorAll('a[href]')].map((link) => link.href)"
NAMES = "() => [...document.querySelectorAll('[id], a[name]')].flatMap((element) => [element.id, element.name]).filter(Boolean)"


class Quiet(SimpleHTTPRequestHandler):
    "A server of files that says nothing"
    def log_message(self, *words): pass


@contextmanager
def served(folder):
    "The address of a server of the files in a folder"
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(Quiet, directory=str(folder)))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    try: yield f"http://127.0.0.1:{server.server_port}/"
    finally:
        server.shutdown()
        server.server_close()


@contextmanager
def browser():
    "Chromium, driven by Playwright"
    from playwright.sync_api import sync_playwright
    path = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None)
    with sync_playwright() as playwright:
        running = playwright.chromium.launch(executable_path=path, args=["--no-sandbox", "--disable-background-networking"])
        try: yield running
        finally: running.close()


def barriers(tab):
    "What axe-core finds that is serious or critical: the rule, how often, and where first, with what is wrong there"
    from axe_playwright_python.sync_playwright import Axe
    for found in Axe().run(tab).response["violations"]:
        if found["impact"] not in ("serious", "critical"): continue
        first = found["nodes"][0]
        why = " ".join(first.get("failureSummary", "").split())
        yield f"axe: {found['id']}, {len(found['nodes'])} times, first at {' '.join(map(str, first['target']))}: {why}"


def watched(tab, address):
    "The list of what goes wrong while pages load in a tab; whoever reads it empties it"
    wrong = []

    def asked(request):
        if not request.url.startswith((address, "data:", "blob:")): wrong.append(f"foreign host {urlsplit(request.url).hostname}")
    tab.on("request", asked)
    tab.on("response", lambda answer: wrong.append(f"not there: {urlsplit(answer.url).path}") if answer.status >= 400 else None)
    tab.on("pageerror", lambda error: wrong.append(f"error: {error}"))
    return wrong


def look(tab, theme):
    "What is wrong with the page that a tab shows"
    if wide := tab.evaluate(WIDE): yield f"wider than a phone: {wide}"
    if theme == "dark" and tab.locator("body.quarto-light").count(): yield "it stays bright where the system is dark"
    yield from barriers(tab)


def dead_links(told, folder, address):
    "Links to what is not there; `told`: page -> its links, and the names of its places"
    for name, (links, _) in told.items():
        for link in dict.fromkeys(links):
            if not link.startswith(address): continue
            place, _, anchor = unquote(link.removeprefix(address)).partition("#")
            place = place.partition("?")[0]
            goal = place + "index.html" if place == "" or place.endswith("/") else place
            if not (folder / goal).is_file(): yield f"{name}: dead link to {goal}"
            elif anchor and goal in told and anchor not in told[goal][1]: yield f"{name}: dead link to {goal}#{anchor}"


def found_first(tab, words):
    "What stands first among the results when words are typed into the search: a page and its place, or None"
    tab.locator("#quarto-search button, #quarto-search input").first.click()  # quarto's is a button that opens the box, or the box
    tab.locator("input.aa-Input").fill(words)
    tab.locator(".search-result-link, [class*=no-results]").first.wait_for()
    links = tab.locator("a.search-result-link")
    found = urlsplit(links.first.evaluate("link => link.href")) if links.count() else None
    return found and found.path.lstrip("/") + (f"#{found.fragment}" if found.fragment else "")


def search_faults(running, address, searched=SEARCHED):
    "Names that the search does not find, or not where they are told"
    from playwright.sync_api import TimeoutError
    for words, place in searched.items():
        tab = running.new_page(viewport=DESK)
        tab.goto(address, wait_until="load")
        tab.set_default_timeout(ANSWER * 1000)
        try:
            if not (first := found_first(tab, words)) or not first.startswith(place): yield f"search for {words} finds {first}"
        except TimeoutError: yield f"search for {words} does not answer within {ANSWER} s"
        tab.close()


def site_faults(folder, searched=SEARCHED):
    "All that is wrong, a line each"
    names = [path.relative_to(folder).as_posix() for path in sorted(folder.rglob("*.html")) if "site_libs" not in path.parts]
    told = {}
    with served(folder) as address, browser() as running:
        for theme in ("light", "dark"):
            context = running.new_context(viewport=PHONE, color_scheme=theme)
            tab = context.new_page()
            wrong = watched(tab, address)
            for name in names:
                tab.goto(address + name, wait_until="load")
                told[name] = tab.evaluate(LINKS), set(tab.evaluate(NAMES))
                yield from (f"{name}, {theme}: {fault}" for fault in [*look(tab, theme), *wrong])
                wrong.clear()
            context.close()
        yield from dead_links(told, folder, address)
        yield from search_faults(running, address, searched)


def main(folder="_docs"):
    "Print all that is wrong; the exit status is 1 where there is anything"
    faults = 0
    for fault in site_faults(Path(folder)):
        print(fault, flush=True)
        faults += 1
    print(f"{faults} faults")
    return int(faults > 0)


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
