"""What differs on Windows and macOS: read for by mypy and in the syntax tree, and played here where it can be"""
import ast
import os
import re
import subprocess
import sys
import tempfile
import unicodedata
from unittest import mock

import numpy as np
import pytest
from project import ROOT

import audiotag.readers
from audiotag.audio import load, write
from audiotag.containers import open_container
from audiotag.sound import AudioError

# What Windows lacks and is used all the same: module, names. Each stands behind a question whether it is there
ASKED = {"files": {"chown", "listxattr", "getxattr", "setxattr"}, "corrections_file": {"flock", "LOCK_EX", "LOCK_NB"},
         "listen/transport": {"getrlimit", "RLIMIT_NOFILE", "RLIM_INFINITY"}, "library/workers": {"SIG_BLOCK", "SIG_SETMASK"}}
# What Linux alone has, macOS too not; the names that stand in `ASKED`, or that the code asks for with hasattr
LINUX = {"listxattr", "getxattr", "setxattr", "removexattr", "sched_getaffinity", "sched_setaffinity", "posix_fadvise", "posix_fallocate",
         "epoll", "memfd_create", "eventfd", "pidfd_open", "copy_file_range", "splice", "O_DIRECT", "O_TMPFILE", "O_PATH",
         "TCP_USER_TIMEOUT", "SO_PEERCRED", "sigtimedwait", "sigwaitinfo", "getrandom", "getresuid", "prlimit"}
# Kinds of errors of types of which there are none. Most others come of methods that are patched in, which mypy does not see
HELD = ("exit-return", "name-defined", "return", "str-format", "syntax", "unused-coroutine", "used-before-def", "valid-type")
NEVER = {"fork", "forkpty", "fork_exec", "add_signal_handler"}  # on no system: one of them cannot, or not beside threads
PLACES = re.compile(r"/(dev|proc|tmp|var|usr|etc)\b")
PLACED = {"audiotag/cli/train.py", "audiotag/files.py"}  # sound fonts, looked for; devices that are written into, told by their name


def test_nothing_is_used_that_windows_lacks(tmp_path):
    "mypy reads the package as if it were there, where modules have the names that they have there"
    pytest.importorskip("mypy")
    command = [sys.executable, "-m", "mypy", "--platform", "win32", "--check-untyped-defs", "--ignore-missing-imports",
               "--follow-imports=skip", f"--cache-dir={tmp_path}", "audiotag"]
    said = subprocess.run(command, cwd=ROOT, capture_output=True, text=True)
    assert re.search(r"^Found \d+ errors? in|^Success", said.stdout, re.M), said.stdout[-500:] + said.stderr
    found = re.findall(r'^audiotag[/\\](\S+)\.py:\d+: error: Module has no attribute "(\w+)"', said.stdout, re.M)
    lacking = {}
    for module, name in found: lacking.setdefault(module.replace("\\", "/"), set()).add(name)
    assert lacking == ASKED
    faults = [line for line in said.stdout.splitlines() if line.endswith(tuple(f"[{code}]" for code in HELD))]
    assert not faults, "\n".join(faults)


def trees():
    for path in sorted((ROOT / "audiotag").rglob("*.py")):
        if path.name != "_modidx.py": yield path.relative_to(ROOT).as_posix(), ast.parse(path.read_text("utf-8"))


def test_nothing_is_used_that_macos_lacks():
    used = {(path, node.attr) for path, tree in trees() for node in ast.walk(tree) if getattr(node, "attr", None) in LINUX}
    asked = {(path, name) for path, tree in trees() for _, called, args, _ in calls(tree) if called == "hasattr" for name in LINUX
             if args[1:] == [repr(name)]}
    assert used - asked == {("audiotag/files.py", name) for name in ASKED["files"] & LINUX}


def calls(tree):
    "Each call: the name of what is called, its arguments and keywords as text"
    for node in (node for node in ast.walk(tree) if isinstance(node, ast.Call)):
        name = node.func.attr if isinstance(node.func, ast.Attribute) else getattr(node.func, "id", "")
        yield node, name, [ast.unparse(arg) for arg in node.args], {key.arg: ast.unparse(key.value) for key in node.keywords}


def test_text_is_read_and_written_as_utf_8():
    "Without an encoding it would be that of the country on Windows"
    faults = []
    for path, tree in trees():
        for node, name, args, keys in calls(tree):
            text = name == "open" and isinstance(node.func, ast.Name) and "b" not in "".join([*args[1:2], keys.get("mode", "")])
            text = text and args[:1] != ["os.devnull"] and args[1:2] != ["mode"]  # which is "wb"
            text = text or name == "read_text" and not args or name in ("write_text", "TextIOWrapper") and len(args) < 2
            if text and "encoding" not in keys: faults.append(f"{path}:{node.lineno}: {ast.unparse(node)[:90]}")
    assert not faults, "\n".join(faults)


def test_no_process_is_forked_and_no_path_of_one_system_is_named():
    faults = []
    for path, tree in trees():
        docs = {id(node.value) for node in ast.walk(tree) if isinstance(node, ast.Expr)}
        for node, name, args, _ in calls(tree):
            if name in NEVER or name in ("get_context", "set_start_method") and args[:1] != ["'spawn'"]:
                faults.append(f"{path}:{node.lineno}: {name}({', '.join(args)})")
        for node in ast.walk(tree):
            named = isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in docs and PLACES.match(node.value)
            if named and path not in PLACED:
                faults.append(f"{path}:{node.lineno}: {node.value!r}")
    assert not faults, "\n".join(faults)


def test_files_of_the_project_can_be_checked_out_everywhere():
    "No two names that differ by case alone, none that Windows reserves, and paths that are short enough there"
    paths = subprocess.run(["git", "ls-files"], cwd=ROOT, capture_output=True, text=True).stdout.split("\n")[:-1]
    assert len(paths) > 300 and len({unicodedata.normalize("NFC", path).casefold() for path in paths}) == len(paths)
    reserved = re.compile(r"(con|prn|aux|nul|com\d|lpt\d)(\..*)?", re.I)
    parts = {part for path in paths for part in path.split("/")}
    assert not [part for part in parts if reserved.fullmatch(part) or part.endswith((".", " ")) or set(part) & set('<>:"|?*\\')]
    assert max(map(len, paths)) < 120


@pytest.fixture
def tone(tmp_path):
    samples = (np.sin(np.arange(32_000) / 10) / 2).astype(np.float32)
    write(tmp_path / "tone.flac", samples, 32_000)
    return samples, tmp_path / "tone.flac"


def test_libsndfile_reads_through_an_open_file_where_it_cannot_use_its_number(tone, monkeypatch):
    samples, path = tone
    by_number = load(path)
    monkeypatch.setattr(audiotag.readers, "_BY_NUMBER", False)
    with audiotag.readers.open_sound(path, None, "tone.flac") as sound:
        assert (sound.codec, sound.seconds) == ("flac", 1.0)
        blocks = np.concatenate(list(sound.blocks))[:, 0]
    assert (load(path) == by_number).all() and np.abs(blocks - samples).max() < 1e-4


@pytest.mark.skipif(os.name == "nt", reason="Windows takes no name from an open file")
def test_a_temporary_file_is_not_opened_a_second_time_by_its_name(tone, tmp_path, monkeypatch):
    "On Windows it has a name, under which nobody else can open it"
    samples, _ = tone
    write(tmp_path / "tone.ogg", samples, 32_000)
    real, opened = tempfile.NamedTemporaryFile, []

    def temporary(*args, **kwargs):
        opened.append(file := real(*args, **{**kwargs, "delete": False}))
        (tmp_path / file.name).unlink()  # whoever asks for it by name finds nothing
        return file

    with mock.patch("tempfile.TemporaryFile", temporary):
        heard = load((tmp_path / "tone.ogg").read_bytes())
    assert (heard == load(tmp_path / "tone.ogg")).all() and isinstance(opened[0].name, str)


def test_a_path_with_a_drive_is_no_address():
    "FFmpeg would take `C:` for a protocol"
    with pytest.raises(AudioError, match="not audio|no such file"), open_container("C:\\no\\song.mp3", "song.mp3"): pass
