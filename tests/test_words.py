"""What the front end says, in all its languages: nothing is said past the words, and what the server says of them is what it says"""
import ast
import json
import re
import shutil
import subprocess
import sys

from front_end import need
from project import ROOT

from audiotag.listen.words import languages, load_words, said_texts

STATIC = ROOT / "audiotag" / "static"
# Joined, generated, their own; formats writes English files; where a page was opened as a file, no module runs, so there are no words
NO_WORDS = {"player.js", "tables.js", "words.js", "api.js", "formats.js", "opened.js"}
COMMENT = re.compile(r"/\*\*.*?\*/|(?:^|(?<=[\s;{}]))//[^\n]*", re.S)
LITERAL = re.compile(r'"((?:[^"\\\n]|\\.)*)"|`((?:[^`\\]|\\.)*)`')
SAID = re.compile(r'(?<![\w.$])(?:say\(\s*|(?:tell|tellState)\((?:[^"`]|"[\w-]+")*?(?:,\s*)?)$')
SHOWN = re.compile(r'(?:textContent = |title = |title: |placeholder: |alt: |"aria-label": |"aria-label", |wordButton\(|status\.show\(|'
                   r'showProblem\(|showUntilPlaying\(|addNotice\(|h\("\w+", \{[^{}]*\}, |(?:button|toggle|slider)\("\w+", )$')
SENTENCE = re.compile(r"[A-Za-z’]{2,}[,:;]? (?:\S+ )?[a-z’]{2,}")
VALUE = re.compile(r"\$\{[^{}]*(?:\{[^{}]*\}[^{}]*)*\}")
NOT_SHOWN = re.compile(r"<|.*[a-z]+; codecs=|\((?:prefers-|hover: |pointer: )|\d+px |system-ui|audiotag corrections$|audiotag: |.*:is\(|"
                       r"textarea, |(text|lane|group|handle|overview|audiotag) [a-z-]+$|input, select$|button, summary$|"
                       r"\.audiotag, script|title$|null$|take over$|it takes \$")  # why WebGPU stays unused: for the log
ERRORS = re.compile(r"new \w*Error\($|fits\($")  # of messages that cannot be read; the listener is told that something may be missing


def strays(text):
    "What a script shows past the words: literals that are sentences, or that stand where the page shows them"
    code = COMMENT.sub("", text)
    for found in LITERAL.finditer(code):
        literal, before = found[1] if found[2] is None else found[2], code[max(0, found.start() - 160) : found.start()]
        plain = VALUE.sub(" ", literal)
        seen = SENTENCE.search(plain) or SHOWN.search(before) and re.search("[A-Za-z]{2,}", plain.replace("audiotag", ""))
        if seen and not (SAID.search(before) or NOT_SHOWN.match(literal) or ERRORS.search(before)): yield literal


def test_a_text_past_the_words_is_noticed():
    script = 'a.title = "Play"; // "not this one"\nstatus.show(`${name} is not heard`);\n'
    script += 'h("p", { class: "text main" }, "Hello");\nb = "a whole sentence"'
    assert list(strays(script)) == ["Play", "${name} is not heard", "Hello", "a whole sentence"]
    assert not list(strays('say("a whole sentence"); tell(part("left"), "{n} left"); import { h } from "./elements.js"; x = "text main"'))


def test_nothing_is_said_past_the_words():
    "As good as a look at literals can tell"
    scripts = [path for path in STATIC.rglob("*.js") if path.name not in NO_WORDS]
    found = {path.name: list(strays(path.read_text("utf-8"))) for path in scripts}
    assert len(scripts) > 70 and not {name: texts for name, texts in found.items() if texts}
    styles = "".join(path.read_text("utf-8") for path in STATIC.glob("*.css"))
    assert not re.search(r'content: "[^"]*[a-z]', styles), "styles say nothing: they take it from an attribute"


def test_all_that_is_said_has_words():
    said, english = said_texts(STATIC), load_words("en")["words"]
    assert sorted(said) == sorted(english), "en.json has the texts that the front end says, and no others"


def texts(tree):
    "The texts in a module's syntax tree, with the values in them as \\0"
    if isinstance(tree, ast.JoinedStr):
        yield "".join(piece.value if isinstance(piece, ast.Constant) else "\0" for piece in tree.values)
    elif isinstance(tree, ast.Constant) and isinstance(tree.value, str): yield tree.value
    else:
        for node in ast.iter_child_nodes(tree): yield from texts(node)


def told_by(code):
    "What a module of the server refuses with, or says in the way of a refusal (cause: what to do)"
    tree = ast.parse(code)
    calls = [node for node in ast.walk(tree) if isinstance(node, ast.Call) and getattr(node.func, "id", "") == "Refused"]
    refused = [text for call in calls for text in texts(ast.Tuple(call.args[1:2]))]
    return {text for text in [*refused, *texts(tree)] if text in refused or re.fullmatch(r"[a-z][a-z' ]+ [a-z' ()\0]+: .*", text)}


def test_what_comes_from_the_server_is_what_it_says():
    "The longest piece of each such text stands in a module of ours"
    code = "\n".join(text for path in (ROOT / "audiotag").rglob("*.py") for text in texts(ast.parse(path.read_text("utf-8"))))
    for text in load_words("en")["heard"]:
        told = max(re.split(r"\{\w+\}", text), key=len).strip(" :;,").removesuffix(" at")
        assert told in code or all(part in code for part in told.split(": ")), f"nothing says {told!r}"


FOR_PAGES = "app arrival connection middleware review_page uploads visit visits"
NOT_FOR_PAGES = {  # told to programs, to whoever made an address up, to nobody; or the page is not there to show it
    "nobody asked for this song any more: send it again", "there is no such sound (yet)", "there is no such moment", "that is no answer",
    "no", "that is too much to be an answer", "that cannot be done (\0)", "a message was not understood: \0",
    "this server is for this machine alone, or its address is not known",
    "this server is not known by that name: use its address, or start it with --allowed-host and the name"}


def test_what_the_server_tells_a_page_has_words():
    code = 'raise Refused(404, "gone"); x = f"it took {n} s: wait"; y = "a: b"; log("this is no refusal")'
    assert told_by(code) == {"gone", "it took \0 s: wait"}
    told = {text for name in FOR_PAGES.split() for text in told_by((ROOT / "audiotag" / "listen" / f"{name}.py").read_text("utf-8"))}
    heard = list(load_words("en")["heard"])
    missing = {text for text in told if not any(re.fullmatch(re.escape(text).replace("\0", ".+"), each) for each in heard)}
    assert missing == NOT_FOR_PAGES


def test_words_are_packed_in_the_player(tmp_path):
    "tables.js holds what the files of words say, and is made anew where they have changed"
    sys.path.insert(0, str(ROOT / "tools"))
    from player import make_tables, unpacked, words
    tables = STATIC / "player" / "tables.js"
    assert unpacked(tables.read_text("utf-8")) == words(STATIC / "words"), "run make player"
    shutil.copytree(STATIC / "words", tmp_path / "words")
    make_tables(tmp_path / "tables.js", tmp_path / "words")
    fresh = (tmp_path / "tables.js").read_text("utf-8")
    make_tables(tmp_path / "tables.js", tmp_path / "words")
    assert (tmp_path / "tables.js").read_text("utf-8") == fresh
    german = tmp_path / "words" / "de.json"
    german.write_text(german.read_text("utf-8").replace('"Bratsche"', '"Viola"'), "utf-8")
    make_tables(tmp_path / "tables.js", tmp_path / "words")
    changed = unpacked((tmp_path / "tables.js").read_text("utf-8"))
    assert "Bratsche" in unpacked(fresh)["tables"]["de"]["names"] and "Bratsche" not in changed["tables"]["de"]["names"]


SPOKEN = """
import * as words from "%s";
const { languageOf, languages, chooseLanguage, say, sayHeard, formatNumber, instrumentName, labelMeant, sortedBy } = words;
const told = {};
for (const [code] of languages()) {
  chooseLanguage(code);
  told[code] = [say("{n} corrections", { n: 1 }), say("{n} corrections", { n: 1200 }), formatNumber(0.5, 2),
    instrumentName("viola", "Viola"), instrumentName("violin", "Fiddle"), labelMeant(instrumentName("cello")),
    labelMeant("Cello"), labelMeant("kazoo") ?? null,
    sayHeard("a.txt: is not audio that can be read: check that it is whole, or convert it to wav") ?? null, sayHeard("no") ?? null];
}
chooseLanguage("de");
told.put = [say("{name} is not heard", { name: "{why} $&" }), say("nobody wrote this {n}", { n: 2 }),
  sortedBy(["z", "ä", "b"], (text) => text).join("")];
told.asked = ["nn-NO", "no", "pt-PT", "zh-TW", "de-CH", "fi", "constructor", ""].map((tag) => languageOf(tag) ?? null);
console.log(JSON.stringify(told));
"""


def test_the_words_speak():
    "One and many, decimal signs, names, what was typed in any of two languages, and what the server says; under node"
    need(node := shutil.which("node"), "node")
    module = (STATIC / "player" / "words.js").as_uri()
    options = dict(capture_output=True, text=True, encoding="utf-8", timeout=120)
    done = subprocess.run([node, "--input-type=module", "-"], input=SPOKEN % module, **options)
    assert done.returncode == 0, done.stderr
    told = json.loads(done.stdout)
    assert told["de"][:5] == ["1 Korrektur", "1.200 Korrekturen", "0,50", "Bratsche", "Fiddle"]
    assert told["en"][:5] == ["1 correction", "1,200 corrections", "0.50", "Viola", "Fiddle"] and told["ja"][1] == "修正 1,200 件"
    for code in languages():
        assert told[code][5:8] == ["cello", "cello", None] and told[code][9] is None, code
        assert (told[code][8] is None) == (code == "en") and "a.txt" in (told[code][8] or "a.txt")
    assert told["put"] == ["{why} $&: nicht gehört", "nobody wrote this 2", "äbz"]
    assert told["asked"] == ["nb", "nb", "pt", "zh", "de", None, None, None]
