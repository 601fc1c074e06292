"""What is released: names, versions and papers that say the same everywhere"""
import re
import subprocess
from configparser import ConfigParser

from project import ROOT

config = ConfigParser(delimiters=["="])
config.read(ROOT / "settings.ini", encoding="utf-8")
SETTINGS = config["DEFAULT"]
TEXTS = {".cff", ".cfg", ".css", ".html", ".ini", ".ipynb", ".js", ".json", ".md", ".py", ".pyi", ".toml", ".txt", ".yaml", ".yml", ""}


def texts():
    "Every file of text in the project, with its path"
    listed = subprocess.run(["git", "ls-files"], cwd=ROOT, capture_output=True, text=True).stdout.split("\n")
    for path in filter(None, listed):
        if (ROOT / path).suffix in TEXTS and (ROOT / path).is_file():
            yield path, (ROOT / path).read_text("utf-8", errors="replace")


def test_nobody_is_told_to_install_the_package_of_others():
    "On PyPI `audiotag` is another project; ours is audiotag-instruments"
    tools = r"""(?:pip3?|pipx|uv|tool) (?:install|add)|uvx|pipx run)(?: -[\w-]+)* ["'`]*audiotag(?![\w-])"""
    wrong = re.compile(rf"(?<![\w-])(?:{tools}|(?<![\w.-])audiotag\[(?!data-)[a-z]")
    for told in ("pip install -U audiotag", "uv add 'audiotag[train]'", "pipx install audiotag", "audiotag[library]"):
        assert wrong.search(told)
    for right in ("pip install audiotag-instruments", "pip uninstall audiotag", "uvx audiotag-instruments"): assert not wrong.search(right)
    read = {path: text for path, text in texts() if path != "tests/test_release.py"}
    found = {path: match.group() for path, text in read.items() for match in wrong.finditer(text)}
    assert len(read) > 300 and not found, found
