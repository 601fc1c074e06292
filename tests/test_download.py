"""Downloads from a server that misbehaves, archives made to do harm, processes that are killed: nothing partial is taken for finished"""
import builtins
import errno
import gzip
import hashlib
import io
import json
import os
import random
import shutil
import signal
import socket
import stat
import subprocess
import sys
import tarfile
import time
import zipfile
import zlib
from base64 import b64encode
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from functools import partial
from pathlib import Path

import project
import pytest
from broken_server import BrokenServer, Fault
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from project import LIMIT, ROOT, wait_until

from audiotag.data import archives
from audiotag.data import fetch as fetching
from audiotag.data.archives import MANIFEST, ArchiveError, unpack
from audiotag.data.client import TRIES, DownloadError
from audiotag.data.download import get, state, verify
from audiotag.data.fetch import BLOCK, Remote, fetch
from audiotag.data.sources import SOURCES, resolve

BYTES = random.Random(0).randbytes(500_000)
PATH = "/a/b.bin"
FILES = {"song.wav": BYTES[:200_000], "text/readme.txt": b"hello", "song2.wav": BYTES[200_000:]}


def md5(content): return hashlib.md5(content).hexdigest()


def zipped(members):
    "A zip archive: name or ZipInfo -> bytes; the same bytes each time"
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        for name, content in members.items():
            archive.writestr(zipfile.ZipInfo(name) if isinstance(name, str) else name, content, zipfile.ZIP_DEFLATED)
    return buffer.getvalue()


def contents(folder):
    "Every file below a folder but audiotag's own: path -> bytes"
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in sorted(Path(folder).rglob("*"))
            if path.is_file() and path.name not in (MANIFEST, "checksums.json") and path.suffix != ".lock" and path.name != ".lock"}


@pytest.fixture
def server():
    with BrokenServer() as server:
        server.files[PATH] = BYTES
        yield server


@pytest.fixture
def quickly(server, tmp_path):
    "Fetch the file with short waits: (settings of the Remote) -> its bytes; `quickly.waits` are the waits"
    waits = []

    def fetch_it(name="b.bin", path=PATH, **known):
        return fetch(Remote(name, server.url + path, **known), tmp_path / name, sleep=waits.append)

    fetch_it.waits, fetch_it.folder = waits, tmp_path
    return fetch_it


@pytest.fixture
def sources(monkeypatch, server):
    "Five small datasets in the place of the real ones, on the server; name -> paths of the archives"
    archive = zipped(FILES)
    record = {"one.zip": archive, "two.zip": zipped({"x": b"x"})}
    paths = {"fsdkaggle2018": server.add_record(2552860, record), "irmas": server.add_record(1290750, record),
             "vocalset": server.add_record(1442513, {"one.zip": archive}), "philharmonia": {"one.zip": "/all/one.zip"}}
    server.files["/all/one.zip"] = archive
    for name, names in paths.items():
        remotes = tuple(Remote(archive, "https://example.org/all/one.zip" if name == "philharmonia" else "") for archive in names)
        monkeypatch.setitem(SOURCES, name, replace(SOURCES[name], remotes=remotes))
    return paths


def get_quickly(names, to, server, **options):
    return get(names, to, mirror=server.url, say=options.pop("say", lambda line: None), pause=0.001, **options)


# ---------------------------------------------------------------- one file

def test_a_file_arrives_whole(quickly):
    assert quickly(size=len(BYTES), md5=md5(BYTES)) == md5(BYTES)
    assert contents(quickly.folder) == {"b.bin": BYTES}


def test_a_connection_that_breaks_is_gone_on_with(server, quickly):
    server.break_at(PATH, Fault(cut=300_000), Fault(cut=150_000))
    quickly(size=len(BYTES), md5=md5(BYTES))
    first, second, third = server.of(PATH)
    assert contents(quickly.folder) == {"b.bin": BYTES}
    assert 0 < second.first <= 300_000 < third.first and second.status == third.status == 206
    assert second.headers["Range"] == f"bytes={second.first}-" and second.headers["If-Range"] == f'"{md5(BYTES)}"'
    assert third.sent == len(BYTES) - third.first, "only what was missing came again"
    assert 300_000 - second.first < BLOCK, "at most a block came twice"


def test_a_server_that_ignores_range(server, quickly):
    server.break_at(PATH, Fault(cut=300_000, ignores_range=True), always=Fault(ignores_range=True))
    quickly(md5=md5(BYTES))
    assert contents(quickly.folder) == {"b.bin": BYTES}
    assert [(asked.first, asked.status) for asked in server.of(PATH)] == [(0, 200), (0, 200)]


@pytest.mark.parametrize("headers", [{"ETag": None}, {"ETag": 'W/"weak"'}], ids=["no mark", "weak mark"])
def test_without_a_mark_a_file_starts_anew(server, quickly, headers):
    server.break_at(PATH, Fault(cut=300_000, headers=headers), always=Fault(headers=headers))
    quickly(md5=md5(BYTES))
    assert contents(quickly.folder) == {"b.bin": BYTES} and [asked.first for asked in server.of(PATH)] == [0, 0]


def test_a_date_is_a_mark_too(server, quickly):
    dated = {"ETag": None, "Last-Modified": "Wed, 21 Oct 2015 07:28:00 GMT"}
    server.break_at(PATH, Fault(cut=300_000, headers=dated), always=Fault(headers={"ETag": None}, ignores_if_range=True))
    quickly(md5=md5(BYTES))
    assert contents(quickly.folder) == {"b.bin": BYTES} and server.of(PATH)[1].headers["If-Range"] == dated["Last-Modified"]
    assert server.of(PATH)[1].status == 206


@pytest.mark.parametrize("fault", [Fault(), Fault(ignores_if_range=True), Fault(ignores_range=True)],
                         ids=["good", "ignores If-Range", "ignores Range"])
@pytest.mark.parametrize("after", [BYTES[::-1], BYTES[::-1] + b"more", BYTES[:100_000]], ids=["as long", "longer", "shorter"])
def test_two_versions_are_never_glued_together(server, quickly, fault, after):
    server.break_at(PATH, Fault(cut=300_000), *[Fault(status=404)])
    with pytest.raises(DownloadError, match="404"): quickly()
    assert (quickly.folder / "b.bin.part").stat().st_size > 200_000
    server.files[PATH] = after
    server.break_at(PATH, always=fault)
    assert quickly() == md5(after)
    assert contents(quickly.folder) == {"b.bin": after}


def test_a_note_that_is_broken_is_no_note(server, quickly):
    (quickly.folder / "b.bin.part").write_bytes(b"something else")
    (quickly.folder / "b.bin.part.json").write_text('{"mark": "')
    quickly(md5=md5(BYTES))
    assert contents(quickly.folder) == {"b.bin": BYTES} and server.of(PATH)[0].first == 0


def test_killed_after_the_last_byte(server, quickly):
    (quickly.folder / "b.bin.part").write_bytes(BYTES)
    (quickly.folder / "b.bin.part.json").write_text(json.dumps({"mark": f'"{md5(BYTES)}"', "size": len(BYTES)}))
    quickly(md5=md5(BYTES))
    assert contents(quickly.folder) == {"b.bin": BYTES} and not server.asked


def test_refusals_that_pass(server, quickly):
    date = time.strftime("%a, %d %b %Y %H:%M:%S GMT", time.gmtime(time.time() + 40))
    server.break_at(PATH, Fault(status=500), Fault(status=503, headers={"Retry-After": "7"}), Fault(status=502),
                    Fault(status=429, headers={"Retry-After": date}), Fault(status=500, headers={"Retry-After": "soon"}))
    quickly(md5=md5(BYTES))
    assert contents(quickly.folder) == {"b.bin": BYTES}
    assert [round(wait) for wait in quickly.waits[:3]] == [1, 7, 4] and 30 < quickly.waits[3] <= 40 and quickly.waits[4] == 16


def test_refusals_that_stay(server, quickly):
    for status in (403, 404, 410):
        server.break_at(PATH, Fault(status=status))
        with pytest.raises(DownloadError, match=f"{status}.*; ") as caught: quickly()
        assert "\n" not in str(caught.value)
    assert quickly.waits == [] and contents(quickly.folder) == {}


def test_patience_has_an_end(server, quickly):
    server.break_at(PATH, always=Fault(status=500))
    with pytest.raises(DownloadError, match="b.bin: the server answers 500.*; run it again later"): quickly()
    assert quickly.waits == [1, 2, 4, 8, 16] and len(server.asked) == TRIES
    server.break_at(PATH, Fault(status=429, headers={"Retry-After": "86400"}))
    with pytest.raises(DownloadError, match="429"): quickly()
    assert len(quickly.waits) == 5, "nobody waits a day"


def test_a_line_that_breaks_often_but_brings_something(server, quickly):
    server.break_at(PATH, always=Fault(cut=BLOCK))
    quickly(md5=md5(BYTES))
    assert contents(quickly.folder) == {"b.bin": BYTES} and len(server.of(PATH)) > TRIES and set(quickly.waits) == {1}


@pytest.mark.parametrize("announce", [len(BYTES) + 1_000, len(BYTES) - 1_000, 0])
@pytest.mark.parametrize("known", [dict(size=len(BYTES), md5=md5(BYTES)), dict(md5=md5(BYTES))], ids=["size known", "size unknown"])
def test_lies_about_the_length(server, quickly, announce, known):
    server.break_at(PATH, always=Fault(announce=announce, ignores_range=True))
    with pytest.raises(DownloadError, match="b.bin: ") as caught: quickly(**known)
    assert not (quickly.folder / "b.bin").exists() and "\n" not in str(caught.value)
    server.break_at(PATH)
    assert quickly(**known) == md5(BYTES)


def test_a_length_that_is_not_told(server, quickly):
    server.break_at(PATH, always=Fault(headers={"Content-Length": None}))
    assert quickly(size=len(BYTES)) == md5(BYTES)
    server.break_at(PATH, Fault(headers={"Content-Length": None}, cut=10))
    assert quickly("c.bin", size=len(BYTES), md5=md5(BYTES)) == md5(BYTES)


def test_a_page_of_a_hotel_instead_of_the_file(server, quickly):
    server.break_at(PATH, always=Fault(content=b"<html>log in</html>"))
    with pytest.raises(DownloadError, match="the server has 19 bytes, published are 500000"): quickly(size=len(BYTES))
    assert contents(quickly.folder) == {}


def test_a_wrong_checksum(server, quickly):
    with pytest.raises(DownloadError, match=f"b.bin: its MD5 is {md5(BYTES)}, not {'0' * 32}") as caught: quickly(md5="0" * 32)
    assert contents(quickly.folder) == {} and "\n" not in str(caught.value) and len(server.asked) == 1


def test_a_file_that_is_there_is_looked_at(server, quickly):
    (quickly.folder / "b.bin").write_bytes(BYTES)
    quickly(size=len(BYTES), md5=md5(BYTES))
    assert not server.asked
    (quickly.folder / "b.bin").write_bytes(BYTES[:-1] + b"x")
    quickly(size=len(BYTES), md5=md5(BYTES))
    assert contents(quickly.folder) == {"b.bin": BYTES}


def test_nobody_there():
    with BrokenServer() as gone: url = gone.url
    waits = []
    with pytest.raises(DownloadError, match="x: the connection failed"): fetch(Remote("x", f"{url}/x"), "x", sleep=waits.append)
    assert waits == [1, 2, 4, 8, 16] and not Path("x").exists()
    with pytest.raises(DownloadError, match="see whether the address is right"): fetch(Remote("x", "no address"), "x")


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(cuts=st.lists(st.one_of(st.integers(0, 600_000), st.sampled_from([500, 503])), max_size=5), ignores_range=st.booleans(),
       marked=st.booleans())
def test_whatever_breaks_the_bytes_are_right(server, tmp_path, cuts, ignores_range, marked):
    headers = {} if marked else {"ETag": None}
    server.break_at(PATH, *[Fault(status=cut) if cut in (500, 503) else Fault(cut=cut, ignores_range=ignores_range, headers=headers)
                            for cut in cuts])
    fetch(Remote("b", server.url + PATH), tmp_path / "b", sleep=lambda seconds: None)
    assert (tmp_path / "b").read_bytes() == BYTES
    (tmp_path / "b").unlink()
    assert not list(tmp_path.iterdir())


class FullDisk:
    "Stands in for `open` in a module: writing fails once `room` bytes are written"
    def __init__(self, room): self.room = room

    def __call__(self, path, mode="r", *args, **options):
        file = builtins.open(path, mode, *args, **options)
        if "r" in mode: return file

        class Limited:
            def __enter__(limited): return limited
            def __exit__(limited, *error): file.close()
            def __getattr__(limited, name): return getattr(file, name)
            def write(limited, block):
                self.room -= len(block)
                if self.room < 0: raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))
                return file.write(block)

        return Limited()


def test_a_disk_that_fills_up_while_a_file_comes(server, quickly, monkeypatch):
    monkeypatch.setattr(fetching, "open", FullDisk(200_000), raising=False)
    with pytest.raises(DownloadError, match=r"b.bin.part: No space left on device; see to that and run it again") as caught: quickly()
    assert "\n" not in str(caught.value) and quickly.waits == []
    monkeypatch.undo()
    quickly()
    assert contents(quickly.folder) == {"b.bin": BYTES} and server.of(PATH)[1].first > 100_000


# ---------------------------------------------------------------- archives

@pytest.fixture
def refuse(tmp_path):
    "An archive is refused, and leaves nothing: (bytes of the archive, settings of `unpack`) -> what is said"
    def refused(content, error=ArchiveError, ending="zip", **limits):
        inner, name = tmp_path / "deep" / "er", f"x.{ending}"
        inner.mkdir(parents=True, exist_ok=True)
        (inner / name).write_bytes(content)
        with pytest.raises(error) as caught: unpack(inner / name, inner / "x", **limits)
        assert [path.name for path in tmp_path.rglob("*") if path.is_file()] == [name] and os.listdir(inner) == [name]
        assert "\n" not in str(caught.value)
        return str(caught.value)

    return refused


@pytest.mark.parametrize("name", ["../evil", "a/../../evil", "/tmp/evil", r"..\evil", r"C:\evil", r"\\host\evil", "//host/evil", ".."])
def test_an_entry_that_leads_outside(refuse, name):
    assert "outside of its folder" in refuse(zipped({"good": b"good", name: b"evil"}))


@pytest.mark.parametrize("depth", [1, 2, 3])
@pytest.mark.parametrize("name", ["...zip", "....zip", "..zip", ".zip", "...ZIP", "a/...zip", "a/.. .zip", r"a\...zip"])
def test_an_archive_inside_that_unpacks_outside(refuse, name, depth):
    members = {"authorized_keys": b"evil"}
    for _ in range(depth): members = {name: zipped(members)}
    assert "outside of its folder" in refuse(zipped({"good": b"good"} | members))


@pytest.mark.parametrize("name", ["...", "a/.../evil", ".. /evil", ". ./evil", "a/. /evil"])
def test_names_that_other_systems_shorten_to_the_folder_above(refuse, name):
    assert "outside of its folder" in refuse(zipped({name: b"evil"}))


def test_whatever_a_name_is_nothing_is_written_outside(tmp_path):
    "Names of the pieces that such names are made of, in archives in archives: refused, or all of it inside"
    random_names, pieces = random.Random(0), ["..", ".", "...", "a", " ", "/", "\\", ".zip", "zip", "C:", "~", "\u2025", "x.wav", "_"]
    (tmp_path / "in/home").mkdir(parents=True)
    for i in range(300):
        members = {"f": b"evil"}
        for _ in range(random_names.randint(1, 3)):
            name = "".join(random_names.choices(pieces, k=random_names.randint(1, 4))) + random_names.choice(["", ".zip"])
            members = {name: zipped(members)}
        (tmp_path / "in/x.zip").write_bytes(zipped(members))
        try: unpack(tmp_path / "in/x.zip", tmp_path / f"in/home/{i}")
        except ArchiveError: pass
        assert os.listdir(tmp_path) == ["in"] and sorted(os.listdir(tmp_path / "in")) == ["home", "x.zip"]
        assert set(os.listdir(tmp_path / "in/home")) <= {str(i) for i in range(300)}


@pytest.mark.parametrize("kind", [stat.S_IFLNK, stat.S_IFIFO, stat.S_IFCHR, stat.S_IFBLK, stat.S_IFSOCK])
def test_links_and_devices(refuse, kind):
    entry = zipfile.ZipInfo("link")
    entry.create_system, entry.external_attr = 3, (kind | 0o777) << 16
    assert "a link or a device" in refuse(zipped({"good": b"good", entry: b"/etc/passwd"}))


def test_bombs(refuse):
    zeros = zipped({"zeros": bytes(2_000_000)})
    assert "far more" in refuse(zeros, spare=10_000)
    assert "far more" in refuse(zipped({f"{i}.zip": zeros for i in range(3)}), spare=1_000_000)
    assert "far more" in refuse(zipped({str(i): b"" for i in range(11)}), entries=10)
    for _ in range(5): zeros = zipped({"again.zip": zeros})
    assert "far more" in refuse(zeros)
    assert len(zeros) < 5_000


def patched(content, **fields):
    "An archive of one entry, whose two headers lie about its length or checksum"
    content, central = bytearray(content), content.rfind(b"PK\x01\x02")
    for field, value in fields.items():
        for at in dict(crc=(14, central + 16), size=(22, central + 24))[field]: content[at : at + 4] = value.to_bytes(4, "little")
    return bytes(content)


def test_headers_that_lie(refuse, monkeypatch):
    zeros = zipped({"zeros": bytes(2_000_000)})
    assert "far more" in refuse(patched(zipped({"x": b"x"}), size=2**31))
    assert "shorter" in refuse(patched(zipped({"x": b"x"}), size=1_000))
    written, spend = [], archives._Allowance.spend
    monkeypatch.setattr(archives._Allowance, "spend", lambda allowance, block: written.append(len(block)) or spend(allowance, block))
    assert "cannot be unpacked" in refuse(patched(zeros, size=10)) and sum(written) <= 10
    monkeypatch.setattr(archives._Allowance, "expect", lambda *args: None)  # as if no header were ever looked at
    assert "far more" in refuse(zeros, spare=10_000)
    assert sum(written) <= 10_000 + 20 * len(zeros) + BLOCK


@pytest.mark.parametrize("content", [
    b"", b"no archive", zipped(FILES)[:-100], zipped(FILES)[:200_000], zipped({"a": b"x", "a/b": b"y"}), zipped({"a/b": b"y", "a": b"x"}),
    zipped({"in.zip": b"no archive"}),
    patched(zipped({"song": BYTES}), crc=1), zipped({"song": BYTES}).replace(BYTES[1_000:1_100], bytes(100))],
    ids=["empty", "text", "end missing", "half", "file and folder", "folder and file", "inner text", "checksum", "changed"])
@pytest.mark.filterwarnings("ignore")
def test_broken_archives(refuse, content):
    refuse(content)


@pytest.mark.filterwarnings("ignore:Duplicate name")
def test_the_same_name_twice(refuse):
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        for content in (b"one", b"two"): archive.writestr("same", content)
    assert "cannot be unpacked" in refuse(buffer.getvalue())


def test_an_encrypted_archive(refuse):
    content = bytearray(zipped({"secret": b"secret"}))
    content[6] |= 1
    content[content.find(b"PK\x01\x02") + 8] |= 1
    assert "encrypted" in refuse(bytes(content))


def test_archives_inside_and_litter(tmp_path):
    inner = zipped({"deep.ZIP": zipped({"d.mp3": b"d"}), "cello/c.mp3": b"c", "__MACOSX/cello/._c.mp3": b"", "cello/.DS_Store": b""})
    members = {"all/cor anglais.zip": inner, "all/drums/gong.mp3": b"g", "all/empty/": b"", r"all\back\slash.txt": b"s", ".DS_Store": b""}
    (tmp_path / "x.zip").write_bytes(zipped(members | {"__MACOSX/all/._cor anglais.zip": b"no archive"}))
    files = unpack(tmp_path / "x.zip", tmp_path / "x")
    assert contents(tmp_path / "x") == {"all/cor anglais/deep/d.mp3": b"d", "all/cor anglais/cello/c.mp3": b"c", "all/drums/gong.mp3": b"g",
                                        "all/back/slash.txt": b"s"}
    assert set(files) == set(contents(tmp_path / "x")) and (tmp_path / "x/all/empty").is_dir()
    assert json.loads((tmp_path / "x" / MANIFEST).read_text())["files"] == files


def tarred(members, kind=tarfile.REGTYPE):
    "A .tgz: name or TarInfo -> bytes"
    buffer = io.BytesIO()
    with tarfile.open(fileobj=buffer, mode="w:gz") as archive:
        for name, content in members.items():
            member = tarfile.TarInfo(name) if isinstance(name, str) else name
            member.type, member.size = (kind, len(content)) if isinstance(name, str) else (member.type, len(content))
            archive.addfile(member, io.BytesIO(content))
    return buffer.getvalue()


@pytest.fixture
def refuse_tar(refuse):
    "As `refuse`, for a .tgz"
    return partial(refuse, ending="tgz")


def test_a_tar_archive(tmp_path):
    "Folders that are listed or not, macOS's litter, an archive inside, programs; the same manifest as a zip's"
    program, link = tarfile.TarInfo("./all/run"), tarfile.TarInfo("all/empty")
    program.mode, link.type = 0o4777, tarfile.DIRTYPE
    members = {"all/cello.zip": zipped({"c.mp3": b"c"}), "all/._song": b"", "all/d" * 30 + "/song.ogg": BYTES}
    (tmp_path / "x.tgz").write_bytes(tarred(members | {program: b"#!/bin/sh", link: b""}))
    files = unpack(tmp_path / "x.tgz", tmp_path / "x")
    assert contents(tmp_path / "x") == {"all/cello/c.mp3": b"c", "all/run": b"#!/bin/sh", "all/d" * 30 + "/song.ogg": BYTES}
    assert files["all/run"] == [9, zlib.crc32(b"#!/bin/sh")] and files["all/d" * 30 + "/song.ogg"] == [len(BYTES), zlib.crc32(BYTES)]
    assert (tmp_path / "x/all/empty").is_dir() and not (tmp_path / "x/all/run").stat().st_mode & 0o7111


@pytest.mark.parametrize("name", ["../evil", "a/../../evil", "/tmp/evil", r"..\evil", r"C:\evil", "//host/evil", "...", "a/.../evil"])
def test_an_entry_of_a_tar_archive_that_leads_outside(refuse_tar, name):
    assert "outside of its folder" in refuse_tar(tarred({"good": b"good", name: b"evil"}))


@pytest.mark.parametrize("kind", [tarfile.SYMTYPE, tarfile.LNKTYPE, tarfile.FIFOTYPE, tarfile.CHRTYPE, tarfile.BLKTYPE])
def test_links_and_devices_in_a_tar_archive(refuse_tar, kind):
    "Also one through which the next entry would be written"
    link = tarfile.TarInfo("link")
    link.type, link.linkname = kind, ".."
    assert "a link or a device" in refuse_tar(tarred({"good": b"good", link: b"", "link/evil": b"evil"}))


def test_bombs_in_a_tar_archive(refuse_tar):
    assert "far more" in refuse_tar(tarred({"zeros": bytes(2_000_000)}), spare=10_000)
    assert "far more" in refuse_tar(tarred({str(i): b"" for i in range(11)}), entries=10)
    assert "far more" in refuse_tar(tarred({"a.zip": zipped({"zeros": bytes(2_000_000)})}), spare=10_000)


@pytest.mark.parametrize("content", [
    b"", b"no archive", tarred(FILES)[:-100], tarred(FILES)[:200_000], tarred({"a": b"x", "a/b": b"y"}), tarred({"a/b": b"y", "a": b"x"}),
    tarred({"in.zip": b"no archive"}), tarred(FILES)[:250_000] + bytes(9) + tarred(FILES)[250_009:], tarred(FILES)[:-8] + bytes(8),
    zipped(FILES), gzip.compress(b"no tar" * 1_000)],
    ids=["empty", "text", "end missing", "half", "file and folder", "folder and file", "inner text", "changed", "checksum", "zip", "gzip"])
def test_broken_tar_archives(refuse_tar, content):
    refuse_tar(content)


def test_files_from_an_archive_are_not_programs(tmp_path):
    entry = zipfile.ZipInfo("run")
    entry.create_system, entry.external_attr = 3, (stat.S_IFREG | 0o4777) << 16
    (tmp_path / "x.zip").write_bytes(zipped({entry: b"#!/bin/sh"}))
    unpack(tmp_path / "x.zip", tmp_path / "x")
    assert not (tmp_path / "x/run").stat().st_mode & 0o7111


def test_no_room_to_unpack(refuse, monkeypatch):
    usage = shutil.disk_usage("/")
    monkeypatch.setattr(shutil, "disk_usage", lambda path: usage._replace(free=1_000))
    assert "GB to unpack" in refuse(zipped(FILES), DownloadError)


def test_a_disk_that_fills_up_while_unpacking(refuse, monkeypatch):
    monkeypatch.setattr(archives, "open", FullDisk(300_000), raising=False)
    assert "the disk is full; see to that" in refuse(zipped(FILES), DownloadError)


# ---------------------------------------------------------------- where archives are

def test_a_record_is_asked(server, sources):
    remotes = resolve(SOURCES["irmas"], server.url, pause=0.001)
    assert [remote.name for remote in remotes] == ["one.zip", "two.zip"]
    assert remotes[0].size == len(zipped(FILES)) and remotes[0].md5 == md5(zipped(FILES))
    assert remotes[0].url == f"{server.url}/api/records/1290750/files/one.zip/content"
    assert server.asked[0].headers["User-Agent"].startswith("audiotag/")
    assert resolve(SOURCES["philharmonia"], server.url)[0].size == len(zipped(FILES))


@pytest.mark.parametrize("known", [dict(md5="0" * 32), dict(size=1)])
def test_what_is_known_holds_against_the_record(server, sources, tmp_path, monkeypatch, known):
    monkeypatch.setitem(SOURCES, "vocalset", replace(SOURCES["vocalset"], remotes=(Remote("one.zip", **known),)))
    results = get_quickly(["vocalset", "irmas"], tmp_path, server)
    assert "is known; see https://doi.org" in str(results["vocalset"]) and results["irmas"] == tmp_path / "irmas"
    assert not server.of(sources["vocalset"]["one.zip"])


@pytest.mark.parametrize("record", [b"<html>", b"[]", b'{"files": [{"key": "one.zip"}]}', b'{"files": []}', b"null"])
def test_a_record_that_is_none(server, sources, tmp_path, record):
    server.files["/api/records/1442513"] = record
    error = get_quickly(["vocalset"], tmp_path, server)["vocalset"]
    assert isinstance(error, DownloadError) and "\n" not in str(error)


# ---------------------------------------------------------------- all of it

FOUR = ["fsdkaggle2018", "irmas", "philharmonia", "vocalset"]


def test_four_at_once(server, sources, tmp_path):
    lines = []
    assert get_quickly(FOUR, tmp_path, server, say=lines.append) == {name: tmp_path / name for name in FOUR}
    assert contents(tmp_path / "vocalset") == {f"one/{path}": content for path, content in FILES.items()}
    assert contents(tmp_path / "irmas") == contents(tmp_path / "vocalset") | {"two/x": b"x"}
    assert state(tmp_path) == dict.fromkeys(FOUR, "complete") | dict.fromkeys(["musical_instruments", "openmic"], "absent")
    assert verify(tmp_path, deep=True) == []
    assert [line for line in lines if "licence" in line][3] == "vocalset: VocalSet, licence: CC BY 4.0; https://doi.org/10.5281/zenodo.1442513"
    asked = len(server.asked)
    assert get_quickly(FOUR, tmp_path, server) == {name: tmp_path / name for name in FOUR}
    assert len(server.asked) == asked, "what is complete needs no network"


def test_licences_come_before_the_first_byte(server, sources, tmp_path):
    known = []
    get_quickly(FOUR, tmp_path, server, say=lambda line: known.append(len([a for a in server.asked if a.path.endswith(".zip/content")])))
    assert known == [0] * len(known) and len(known) >= 4


def test_keep(server, sources, tmp_path):
    get_quickly(["irmas"], tmp_path, server, keep=True)
    assert sorted(path.name for path in (tmp_path / "irmas").glob("*.zip")) == ["one.zip", "two.zip"]
    assert verify(tmp_path) == []
    (tmp_path / "irmas/two.zip").write_bytes(b"other")
    assert [(Path(p.path).name, p.cause) for p in verify(tmp_path)] == [("two.zip", "its content has changed")]


def test_one_that_fails_stops_no_other(server, sources, tmp_path):
    server.break_at(sources["fsdkaggle2018"]["two.zip"], always=Fault(status=404))
    server.break_at(sources["irmas"]["one.zip"], always=Fault(content=BYTES[: len(zipped(FILES))].ljust(len(zipped(FILES)), b"x")))
    server.files[sources["philharmonia"]["one.zip"]] = zipped({"../evil": b""})
    results = get_quickly(FOUR, tmp_path, server)
    assert results["vocalset"] == tmp_path / "vocalset"
    for name, cause in {"fsdkaggle2018": "404", "irmas": "thrown away", "philharmonia": "outside of its folder"}.items():
        assert cause in str(results[name]) and isinstance(results[name], DownloadError) and "\n" not in str(results[name])
    assert contents(tmp_path / "irmas") == {} and contents(tmp_path / "philharmonia") == {}
    assert not list(tmp_path.rglob("evil")) and not (tmp_path / "irmas/one").exists()
    assert state(tmp_path)["fsdkaggle2018"] == "partial" and state(tmp_path)["irmas"] == "absent"
    server.break_at(sources["fsdkaggle2018"]["two.zip"])
    before = len(server.of(sources["fsdkaggle2018"]["one.zip"]))
    assert get_quickly(["fsdkaggle2018"], tmp_path, server)["fsdkaggle2018"] == tmp_path / "fsdkaggle2018"
    assert len(server.of(sources["fsdkaggle2018"]["one.zip"])) == before, "what was unpacked is not asked for again"


def test_the_first_checksum_is_remembered(server, sources, tmp_path):
    get_quickly(["philharmonia"], tmp_path, server)
    server.files["/all/one.zip"] = zipped({"other": b"other"})
    shutil.rmtree(tmp_path / "philharmonia/one")
    assert state(tmp_path)["philharmonia"] == "absent"
    assert "thrown away" in str(get_quickly(["philharmonia"], tmp_path, server)["philharmonia"])
    (tmp_path / "philharmonia/checksums.json").unlink()
    get_quickly(["philharmonia"], tmp_path, server)
    assert contents(tmp_path / "philharmonia") == {"one/other": b"other"}


def test_a_folder_of_somebody_else_is_left_alone(server, sources, tmp_path):
    (tmp_path / "vocalset/one").mkdir(parents=True)
    (tmp_path / "vocalset/one/mine").write_bytes(b"mine")
    assert "was not unpacked from here; move it away" in str(get_quickly(["vocalset"], tmp_path, server)["vocalset"])
    assert contents(tmp_path) == {"vocalset/one/mine": b"mine"}


def test_room_on_the_disk_is_asked_for_first(server, sources, tmp_path, monkeypatch):
    size, usage = len(zipped(FILES)), shutil.disk_usage("/")
    monkeypatch.setattr(shutil, "disk_usage", lambda path: usage._replace(free=4 * size))
    results = get_quickly(["vocalset", "philharmonia"], tmp_path, server)
    assert results["vocalset"] == tmp_path / "vocalset" and "philharmonia: needs 0.0 GB of disk" in str(results["philharmonia"])
    assert len(server.of("/all/one.zip")) == 1 and contents(tmp_path / "philharmonia") == {}, "it was looked at, and not begun"


def test_without_a_network_each_wait_is_told_and_a_host_is_given_up_once(sources, tmp_path, monkeypatch, capsys):
    asked = []

    def unresolved(host, *rest, **more):
        asked.append(host)
        raise socket.gaierror(socket.EAI_NONAME, "Name or service not known")

    monkeypatch.setattr(socket, "getaddrinfo", unresolved)
    get_there = partial(get, ["vocalset", "irmas", "philharmonia"], tmp_path, say=lambda line: None, pause=0.001)
    results = get_there()
    lines = capsys.readouterr().err.splitlines()
    missed = (("vocalset", "zenodo.org"), ("irmas", "zenodo.org"), ("philharmonia", "example.org"))
    ending = "cannot be found, as without a network; run it again later, it goes on where it stopped"
    assert list(map(str, results.values())) == [f"{name}: {host} {ending}" for name, host in missed]
    assert len(lines) == 2 * (TRIES - 1) and asked == ["zenodo.org"] * (TRIES + 1) + ["example.org"] * TRIES
    assert lines[1].startswith("audiotag: vocalset: zenodo.org cannot be found") and lines[1].endswith("again in 0.002 s (2 of 5)")
    assert get_there(progress=False) and not capsys.readouterr().err, "as with --quiet"


def test_names_that_no_dataset_has(server, tmp_path):
    with pytest.raises(DownloadError, match="vocals, x: no dataset has this name; there are fsdkaggle2018, irmas"):
        get(["vocals", "x"], tmp_path)
    assert not list(tmp_path.iterdir())
    with pytest.raises(DownloadError, match="irma"): verify(tmp_path, ["irma"])


def test_verify_tells_what_is_missing(server, sources, tmp_path):
    assert verify(tmp_path) == [] and state(tmp_path)["irmas"] == "absent"
    get_quickly(["irmas"], tmp_path, server)
    (tmp_path / "irmas/one/song.wav").write_bytes(b"short")
    (tmp_path / "irmas/one/text/readme.txt").write_bytes(b"HELLO")
    (tmp_path / "irmas/two/x").unlink()
    assert [(p.dataset, Path(p.path).name, p.cause) for p in verify(tmp_path)] == [
        ("irmas", "song.wav", "has 5 bytes instead of 200000"), ("irmas", "x", "gone")]
    assert [Path(p.path).name for p in verify(tmp_path, deep=True)] == ["song.wav", "readme.txt", "x"]
    shutil.rmtree(tmp_path / "irmas/two")
    assert [p.cause for p in verify(tmp_path, ["irmas"])][-1].startswith("not there")


@pytest.mark.parametrize("name", ["../../../secret", "/etc/passwd", "text/../../../../secret", "link/secret", "."])
def test_verify_does_not_follow_a_manifest_out_of_its_folder(server, sources, tmp_path, name):
    get_quickly(["vocalset"], tmp_path / "data", server)
    (tmp_path / "secret").write_bytes(b"secret")
    home = tmp_path / "data/vocalset/one"
    (home / "link").symlink_to(tmp_path)
    manifest = json.loads((home / MANIFEST).read_text())
    manifest["files"][name] = [6, zlib.crc32(b"secret")]
    (home / MANIFEST).write_text(json.dumps(manifest))
    for deep in (False, True): assert ["leads outside of its folder" in p.cause for p in verify(tmp_path / "data", deep=deep)] == [True]


@pytest.mark.parametrize("files", [[], "x", {"song.wav": 5}, {"song.wav": ["5", 0]}, {"song.wav": [5]}, {"song.wav": None}, None])
def test_verify_says_of_a_damaged_manifest_that_it_is_none(server, sources, tmp_path, files):
    get_quickly(["vocalset"], tmp_path, server)
    (tmp_path / "vocalset/one" / MANIFEST).write_text(json.dumps({"files": files}))
    assert [p.cause[:9] for p in verify(tmp_path)] == ["not there"]


def test_archives_without_a_pinned_checksum_say_so(server, sources, tmp_path, monkeypatch):
    pinned = replace(SOURCES["vocalset"].remotes[0], md5=md5(zipped(FILES)))
    monkeypatch.setitem(SOURCES, "vocalset", replace(SOURCES["vocalset"], remotes=(pinned,)))
    said = []
    get_quickly(["irmas", "philharmonia", "vocalset"], tmp_path, server, say=said.append)
    assert [line for line in said if "checksum" in line] == [
        "one.zip: no pinned checksum (only its server's own)", "two.zip: no pinned checksum (only its server's own)",
        "one.zip: no pinned checksum (none, nor its server's: the first that comes is trusted, and remembered)"]


class Terminal(io.StringIO):
    def isatty(self): return True


def test_bars_on_a_terminal_only(server, sources, tmp_path, monkeypatch, capfd):
    get_quickly(["vocalset"], tmp_path / "quiet", server)
    assert capfd.readouterr() == ("", "")
    for options in ({}, {"progress": False}):
        monkeypatch.setattr(sys, "stderr", terminal := Terminal())
        get_quickly(["vocalset", "irmas"], tmp_path / str(len(options)), server, **options)
        for title in ("one.zip", "one.zip, unpacking", "two.zip"): assert (title in terminal.getvalue()) == (not options)


# ---------------------------------------------------------------- Kaggle

KAGGLE = "/api/v1/datasets/download/soumendraprasad/musical-instruments-sound-dataset"
STORED = "/signed/archive.zip"


@pytest.fixture
def kaggle(server):
    "Kaggle's address leads to a storage server, which says the checksum"
    server.moved[KAGGLE], server.files[STORED] = f"{server.url}{STORED}?signature=1", zipped(FILES)
    return Fault(headers={"x-goog-hash": "crc32c=AAAAAA==,md5=" + b64encode(hashlib.md5(zipped(FILES)).digest()).decode()})


def test_kaggle_like_any_other(server, kaggle, tmp_path):
    server.break_at(KAGGLE, Fault(status=503))
    server.break_at(STORED, kaggle, Fault(cut=200_000))
    assert get_quickly(["musical_instruments"], tmp_path / "data", server)["musical_instruments"] == tmp_path / "data/musical_instruments"
    assert contents(tmp_path / "data/musical_instruments/musical-instruments-sound-dataset") == FILES
    assert [a.first > 0 for a in server.of(STORED)] == [False, False, True], "a look at it, a broken try, and the rest"


@pytest.mark.parametrize("status, cause", [(None, "thrown away"), (403, "403 Forbidden; it may want an account"), (404, "404 Not Found")])
def test_what_kaggle_says_is_checked_and_the_others_go_on(server, sources, kaggle, tmp_path, status, cause):
    server.break_at(STORED, always=Fault(headers={"x-goog-hash": "md5=AAAA"}))
    if status: server.break_at(KAGGLE, Fault(status=status))
    results = get_quickly(["musical_instruments", "vocalset"], tmp_path / "data", server)
    error = str(results["musical_instruments"])
    assert cause in error and "\n" not in error and not (tmp_path / "data/musical_instruments/musical-instruments-sound-dataset").exists()
    assert results["vocalset"] == tmp_path / "data/vocalset"


def test_an_account_is_found_in_netrc(server, kaggle, tmp_path, monkeypatch):
    (tmp_path / "netrc").write_text("machine 127.0.0.1 login somebody password secret\n")
    monkeypatch.setenv("NETRC", str(tmp_path / "netrc"))
    get_quickly(["musical_instruments"], tmp_path / "data", server)
    assert server.of(KAGGLE)[0].headers["Authorization"] == "Basic " + b64encode(b"somebody:secret").decode()


# ---------------------------------------------------------------- processes that are killed

def script(text, archive="one.zip"):
    "A program of its own, in which VocalSet is a small archive; its arguments are a folder and the address of the server"
    return f"""
import sys, time
from dataclasses import replace
from audiotag.data import archives, download, fetch
download.SOURCES["vocalset"] = replace(download.SOURCES["vocalset"], remotes=(fetch.Remote({archive!r}),))
folder, url = sys.argv[1:]
{text}"""


GET = 'download.get(["vocalset"], folder, mirror=url, pause=0.001)'
SLOWLY = """
spend = archives._Allowance.spend
archives._Allowance.spend = lambda allowance, block: time.sleep(0.05) or spend(allowance, block)
"""


@pytest.fixture
def start(server, tmp_path):
    "Start a program on the server and a folder; whatever happens it does not go on for ever"
    started = []

    def start_it(text):
        started.append(project.start(sys.executable, "-c", script(text), tmp_path, server.url, cwd=ROOT, stdout=subprocess.DEVNULL,
                                     stderr=subprocess.PIPE))
        return started[-1]

    yield start_it
    for process in started:
        process.kill()
        process.communicate()


def larger(path, size): return path.exists() and path.stat().st_size > size
def unpacking(folder): return larger(folder / "vocalset.part/song.wav", 1)


def test_killed_while_downloading(server, sources, start, tmp_path):
    path, part = sources["vocalset"]["one.zip"], tmp_path / "vocalset/one.zip.part"
    server.break_at(path, Fault(drip=0.05))
    process = start(GET)
    wait_until(lambda: larger(part, 150_000))
    process.send_signal(signal.SIGKILL)
    process.wait()
    assert sorted(contents(tmp_path)) == ["vocalset/one.zip.part", "vocalset/one.zip.part.json"]
    assert state(tmp_path)["vocalset"] == "partial"
    have = part.stat().st_size
    assert get_quickly(["vocalset"], tmp_path, server) == {"vocalset": tmp_path / "vocalset"}
    assert contents(tmp_path / "vocalset/one") == FILES and verify(tmp_path, deep=True) == []
    assert server.of(path)[-1].first == have and server.of(path)[-1].sent == len(zipped(FILES)) - have


def test_killed_while_unpacking(server, sources, start, tmp_path):
    path = sources["vocalset"]["one.zip"]
    process = start(SLOWLY + GET)
    wait_until(lambda: unpacking(tmp_path))
    process.send_signal(signal.SIGKILL)
    process.wait()
    assert list(contents(tmp_path / "vocalset")) == ["one.zip"] and state(tmp_path)["vocalset"] == "partial"
    assert [Path(problem.path).name for problem in verify(tmp_path)] == ["one"]
    get_quickly(["vocalset"], tmp_path, server)
    assert contents(tmp_path) == {f"vocalset/one/{path}": content for path, content in FILES.items()}
    assert len(server.of(path)) == 1, "the archive was whole and is not asked for again"


@pytest.mark.parametrize("when", ["downloading", "unpacking", "waiting"])
def test_interrupted_from_the_keyboard(server, sources, start, tmp_path, when):
    path = sources["vocalset"]["one.zip"]
    if when == "downloading": server.break_at(path, Fault(drip=0.05))
    if when == "waiting": server.break_at(path, Fault(cut=150_000), always=Fault(status=503, headers={"Retry-After": "500"}))
    process = start(SLOWLY * (when == "unpacking") + GET)
    wait_until(lambda: unpacking(tmp_path) if when == "unpacking" else larger(tmp_path / "vocalset/one.zip.part", 1))
    if when == "waiting": wait_until(lambda: len(server.of(path)) > 1)
    process.send_signal(signal.SIGINT)
    assert process.wait(LIMIT) != 0 and b"KeyboardInterrupt" in process.stderr.read()
    left = ["vocalset/one.zip"] if when == "unpacking" else ["vocalset/one.zip.part", "vocalset/one.zip.part.json"]
    assert sorted(contents(tmp_path)) == left
    server.break_at(path)
    assert get_quickly(["vocalset"], tmp_path, server) == {"vocalset": tmp_path / "vocalset"}


def test_many_threads_want_the_same_archive(server, quickly, tmp_path):
    server.files[PATH], folder = zipped(FILES), tmp_path / "at once"

    def get_it(number):
        fetch(Remote("b.zip", server.url + PATH), folder / "b.zip", pause=0.001)
        return unpack(folder / "b.zip", folder / f"one {number % 2}")

    with ThreadPoolExecutor(6) as pool: done = [pool.submit(get_it, number) for number in range(6)]
    assert len(server.of(PATH)) == 1 and sorted(path.name for path in folder.iterdir()) == ["b.zip", "one 0", "one 1"]
    assert contents(folder / "one 0") == contents(folder / "one 1") == FILES
    causes = [str(task.exception()) for task in done if task.exception()]
    assert all("is there already" in cause for cause in causes), causes


def test_two_processes_in_one_folder(server, sources, start, tmp_path):
    server.break_at(sources["vocalset"]["one.zip"], Fault(drip=0.05))
    process = start(GET)
    wait_until(lambda: larger(tmp_path / "vocalset/one.zip.part", 1))
    results = get_quickly(["vocalset", "irmas"], tmp_path, server)
    assert "another process is downloading to it; wait for it" in str(results["vocalset"]) and results["irmas"] == tmp_path / "irmas"
    assert process.wait(LIMIT) == 0 and contents(tmp_path / "vocalset/one") == FILES and verify(tmp_path, deep=True) == []


@pytest.mark.skipif(os.environ.get("CI") != "true", reason="slow: only with CI=true")
def test_killed_at_any_moment(server, sources, start, tmp_path):
    path, seen = sources["vocalset"]["one.zip"], set()
    for delay in [0.12 * i for i in range(12)]:
        server.break_at(path, Fault(drip=0.02))
        process = start("print('here', file=sys.stderr, flush=True)\n" + SLOWLY + GET)
        process.stderr.readline()
        time.sleep(delay)
        process.send_signal(signal.SIGKILL)
        process.wait()
        seen.add(how_far := state(tmp_path)["vocalset"])
        assert (tmp_path / "vocalset/one").exists() == (how_far == "complete")
        server.break_at(path)
        get_quickly(["vocalset"], tmp_path, server)
        assert contents(tmp_path) == {f"vocalset/one/{name}": content for name, content in FILES.items()}
        assert verify(tmp_path, deep=True) == []
        assert sorted(os.listdir(tmp_path)) == ["vocalset"]
        shutil.rmtree(tmp_path / "vocalset")
    assert {"partial", "complete"} <= seen
