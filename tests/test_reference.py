"""The pages of the docs say what everything is: no public name without a line, no parameter without a comment, no command without its
options and an example; and a name in backticks is a link only where it can mean nothing else."""
import re

import pytest
from project import ROOT

from tools import commands
from tools.definitions import entries, modules
from tools.links import linked, place
from tools.markdown import code, escaped
from tools.reference import all_commands, offered, shown, signature

BY_NAME = {f"{entry.module}.{entry.name}": entry for entry in entries()}


def test_every_exported_name_is_read():
    unread = {f"{module.name}.{name}" for module in modules().values() for name in module.exported} - set(BY_NAME)
    assert not unread and len(BY_NAME) > 1400


def test_every_public_name_says_what_it_is():
    silent = [name for name, entry in BY_NAME.items() if not entry.says.strip()]
    assert not silent, f"no docstring, or for a constant no comment: {silent}"


def test_every_parameter_field_and_attribute_has_a_comment():
    silent = [f"{name}({each.name})" for name, entry in BY_NAME.items() if entry.kind not in ("constant", "command")
              for each in entry.parameters + entry.attributes if not each.comment and each.name.lstrip("*")[0] != "_"]
    assert not silent


def test_signatures_fit_in_a_page():
    wide = [name for name, entry in BY_NAME.items() if entry.kind not in ("constant", "command")
            if max(map(len, signature(entry).splitlines())) >= 100 or len(signature(entry)) > 1000]
    assert not wide


def test_a_method_is_shown_with_all_that_it_takes():
    text = shown(BY_NAME["tagger.Tagger.tag"])
    assert text.startswith("### `Tagger.tag` {#audiotag.tagger.Tagger.tag}")
    for part in ("tagger.py#L", "AudioError", "| `sr` | `int | None` = `None` | sample rate of an array, Hz |", "`threshold`", ") -> Tags"):
        assert part in text
    assert "| `thresholds` | `dict[str, float]` |" in shown(BY_NAME["tagger.Tagger"])
    assert "| `playing` | `traitlets.Bool` | whether it plays" in shown(BY_NAME["listen.widget.Player"])
    assert signature(BY_NAME["segments.Cut"]) == "Cut(length, hop)" and "of a segment, frames" in shown(BY_NAME["segments.Cut"])
    assert "[`Tagger.stream`](#audiotag.tagger.Tagger.stream)" in offered(modules()["tagger"].entries)


def together(text):
    "Text without its spaces and breaks: click breaks lines at hyphens too"
    return re.sub(r"\s|\x08", "", text)


@pytest.mark.parametrize("path", commands.commands())
def test_a_command_says_what_its_help_says(path):
    context = commands.commands()[path]
    text, told = commands.shown(path), together(context.get_help())
    for name, meaning in commands.options(context):
        assert f"| {code(name)} | {escaped(meaning)} |" in text
        assert together(name) in told and together(meaning) in told
    for block in re.findall(r"```bash\n(.*?)```", text, re.S):
        for line in block.splitlines(): assert together(line) in told
    assert "xample" in text, "give an example, after a line of \\b"
    assert text in all_commands() and "\b" not in text


def test_only_what_can_mean_nothing_else_is_linked():
    page = "tutorials/listen.ipynb"
    for word in "labels mix data train stream prepare tag song.mp3 model.json README.md start CI".split():
        assert not place(word, page), word
    assert place("Tagger.tag", page) == place("tagger.Tagger.tag", page) == ("api/068_tagger.ipynb", "audiotag.tagger.Tagger.tag")
    assert place("files.write_aside", page) == place("write_aside()", page) == place("write_aside", page)
    assert place("audiotag.Player", page)[0] == place("audiotag.listen.widget", page)[0] == "api/148_listen.widget.ipynb"
    assert place("audiotag library add", page) == ("commands.ipynb", "command-library-add")
    link = "[`Tagger`](../api/068_tagger.ipynb#audiotag.tagger.Tagger)"
    assert linked(f"# `Tagger`\n\nA `Tagger`, {link}\n\n```python\n`Tagger`\n```\n", page) == (
        f"# `Tagger`\n\nA {link}, {link}\n\n```python\n`Tagger`\n```\n")


def test_the_settings_name_the_processors():
    settings = (ROOT / "settings.ini").read_text(encoding="utf-8")
    assert "tools.reference:Reference tools.links:Links" in settings
