"""A shelf on disk: whatever stops a run and whatever happens to files, the next run makes of it what an undisturbed one would have made."""
import errno
import os
import shutil
import sys
import unicodedata
import zlib
from pathlib import Path
from unittest import mock

import numpy as np
import pyarrow.parquet as pq
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from project import ROOT, start, wait_until

import audiotag.library.shelf as shelf_module
from audiotag.audio import find_audio
from audiotag.events import Event
from audiotag.files import DiskFullError, FileError
from audiotag.library.places import Place, open_place
from audiotag.library.scan import Scan
from audiotag.library.settings import LibraryError, Settings
from audiotag.library.shelf import Shelf
from audiotag.library.tables import FileState, Heard, read_path

SETTINGS = Settings("toy", "1", "0" * 64, ("cello", "drums"), (0.5, 0.5), 1.0, 1.0, True, 3)


@pytest.fixture(autouse=True)
def no_waiting_for_the_disk():
    "No test here cuts the power"
    with mock.patch.object(os, "fsync", lambda handle: None): yield


def merging(many=3, days=0):
    "Small parts are merged from some on; and what was merged is removed by a run so many days later"
    return mock.patch.multiple(shelf_module, _MANY=many, _ORPHANED=24 * 3600 * (1 - days))


def listen(state):
    "What is heard in a file: it depends on its content alone, and a file that begins with `bad` cannot be heard"
    content = Path(state.path).read_bytes()
    if content.startswith(b"bad"): return Heard(state, problem="is bad")
    rng = np.random.default_rng(zlib.crc32(content))
    scores = rng.random((len(content) % 5 + 1, 2))
    events = [Event(0, float(i + 1), "cello", float(score)) for i, score in enumerate(scores[:, 0]) if score > 0.5]
    starts = np.arange(len(scores), dtype=float)
    shares = (scores > 0.5).mean(0), scores.max(0), rng.random(3)
    return Heard(state, "", len(scores), 44_100, -20.0, *shares, events, (), starts, starts + 1, scores)


def add(to, music, size=2, retry=False, check=False, say=None):
    "A run over a folder, in parts of some files: what was heard"
    heard = []
    with Shelf.open_or_make(to, SETTINGS, say).locked() as shelf:
        scan = Scan([music], shelf.place, check)
        known = shelf.known(check)
        new = [state for state in scan if known.needs(state, retry)]
        for i in range(0, len(new), size):
            shelf.write_part([listen(state) for state in new[i:i + size]])
            heard += [Path(state.path).name for state in new[i:i + size]]
        shelf.settle(known, scan.places)
        shelf.finish(scan.problems)
    return heard


def read(shelf, name):
    "All rows of a table"
    rows = []
    for path in shelf.tables(name):
        with shelf.place.filesystem.open_input_file(path) as file: rows += pq.read_table(file).to_pylist()
    return rows


def contents(to):
    "What a shelf says, as a reader understands it: path -> its row, events and segments, without the numbers by which they hang together"
    shelf, latest, inner = Shelf.open(to), {}, {}
    for row in sorted(read(shelf, "files"), key=lambda row: row["added"]): latest[row["path"], row["raw_path"]] = row
    for name in "events", "segments":
        for row in read(shelf, name): inner.setdefault(row.pop("file_id"), []).append(sorted(row.items(), key=lambda item: item[0]))
    counting = {read_path(*path): row for path, row in latest.items() if not row["vanished"]}
    def told(row): return {key: value for key, value in row.items() if key not in ("file_id", "added")}
    return {path: (told(row), sorted(map(repr, inner.get(row["file_id"], ())))) for path, row in counting.items()}


def problems(to):
    "The paths in problems.parquet"
    place = open_place(to) / "problems.parquet"
    with place.filesystem.open_input_file(place.path) as file: return pq.read_table(file)["path"].to_pylist()


class Killed(BaseException): "As if the process had ended here: nothing is cleaned up"


class Disk:
    "Operations of this machine's disk, of which number `at` fails: `kill` before or after it, or `full`; after a kill none works any more"

    OPERATIONS = [(os, name) for name in ("fsync", "replace", "rename", "makedirs")]
    CLEANING = [(os, "unlink"), (shutil, "rmtree"), (Place, "remove")]

    def full(self, args): return OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    def __init__(self, at, how): self.at, self.how, self.count, self.dead = at, how, 0, False

    def step(self, do, *args, **options):
        if self.dead: raise Killed
        self.count += 1
        if self.count == self.at and self.how == "full": raise self.full(args)
        self.dead = self.count == self.at
        if self.dead and self.how == "before": raise Killed
        result = do(*args, **options)
        if self.dead: raise Killed
        return result

    def clean(self, do, *args, **options):
        if self.dead: raise Killed
        return do(*args, **options)

    def __enter__(self):
        self.patches = []
        for where, how in (self.OPERATIONS, self.step), (self.CLEANING, self.clean):
            for module, name in where:
                do = getattr(module, name)
                def instead(*args, how=how, do=do, **options): return how(do, *args, **options)
                self.patches.append(mock.patch.object(module, name, instead))
        for patch in self.patches: patch.start()
        return self

    def __exit__(self, *error):
        for patch in self.patches: patch.stop()
        return error[0] is not None and issubclass(error[0], (Killed, DiskFullError))


class Store(Disk):
    "The same for a store, whose operations are to put, move and remove"

    OPERATIONS, CLEANING = [(Place, "write"), (Place, "move")], [(Place, "remove")]

    def full(self, args): return DiskFullError(args[0])


def change(music, ops, moment):
    "Do something to the files of a collection: each gets a time of its own, so that runs at the same second tell them apart"
    for i, (name, what) in enumerate(ops):
        file, away = music / name, music.parent / "away" / name
        if what == "vanish":
            if file.exists(): file.rename(away)
        elif what == "return":
            if away.exists() and not file.exists(): away.rename(file)
        elif what == "touch":
            if file.exists(): os.utime(file, ns=(10**9 * moment, 10**9 * moment + i))
        else:
            file.write_bytes(what.encode() * (moment % 3 + 1))
            os.utime(file, ns=(10**9 * moment, 10**9 * moment + i))


OPS = st.lists(st.tuples(st.sampled_from(["a.mp3", "b.wav", "sub/c.flac", "sub/d.ogg", "e.mp3"]),
                         st.sampled_from(["one", "three", "bad", "vanish", "return", "touch"])), max_size=5)
KILLS = st.lists(st.tuples(st.integers(1, 40), st.sampled_from(["before", "after", "full"])), max_size=2)
STEPS = st.lists(st.tuples(OPS, KILLS, st.booleans(), st.integers(0, 2)), min_size=1, max_size=4)


def try_steps(here, steps, shelves, disk):
    "Run after each step over two shelves, one of them disturbed: in the end both say the same"
    music = here / "music"
    for folder in music / "sub", here / "away" / "sub": folder.mkdir(parents=True)
    plain, disturbed = shelves
    for moment, (ops, kills, check, days) in enumerate(steps, 1):
        change(music, ops, moment)
        add(plain, music, check=check)
        with merging(days=days):
            for at, how in kills:
                with disk(at, how): add(disturbed, music, check=check)
            add(disturbed, music, check=check)
        assert contents(disturbed) == contents(plain)
        assert problems(disturbed) == problems(plain)
        assert add(disturbed, music) == []
    return disturbed


@settings(max_examples=20, deadline=None, derandomize=True, database=None)
@given(steps=STEPS)
def test_a_disturbed_shelf_becomes_what_an_undisturbed_one_is(tmp_path_factory, steps):
    here = tmp_path_factory.mktemp("store")
    shelf = try_steps(here, steps, (here / "plain", here / "disturbed"), Disk)
    assert not [path for path in Path(shelf).rglob("*") if path.name.endswith(".part") or path.name == "damaged"]
    assert len(list(Path(shelf).rglob("files.parquet"))) == len(list(Path(shelf).rglob("segments.parquet")))


@settings(max_examples=10, deadline=None, derandomize=True, database=None)
@given(steps=STEPS)
def test_a_shelf_in_a_store_does_too(tmp_path_factory, steps):
    here = tmp_path_factory.mktemp("store")
    open_place("memory://try").remove()
    try_steps(here, steps, ("memory://try/plain", "memory://try/disturbed"), Store)


def test_two_runs_at_once_in_a_store_do_the_work_twice_and_nothing_worse(tmp_path):
    music, store = collection(tmp_path, 6), "memory://twice/shelf"
    open_place("memory://twice").remove()
    for name in "gone.mp3", "back.mp3": (music / name).write_bytes(name.encode())
    add(store, music, 1)
    (music / "back.mp3").rename(tmp_path / "back.mp3")
    add(store, music, 1)
    (tmp_path / "back.mp3").rename(music / "back.mp3")
    (music / "gone.mp3").unlink()
    (music / "000.mp3").write_bytes(b"something else")
    with Shelf.open_or_make(store, SETTINGS).locked() as one, Shelf.open_or_make(store, SETTINGS).locked() as two, merging(3, 2):
        scans, runs = [Scan([music]) for _ in range(2)], [(shelf, shelf.known()) for shelf in (one, two)]
        for scan, (shelf, known) in zip(scans, runs): shelf.write_part([listen(state) for state in scan if known.needs(state)])
        for scan, (shelf, known) in zip(scans, runs): shelf.settle(known, scan.places)
        late = two.known()
        one.finish()
        two._merge(late)  # of parts that the other has merged already
        two.finish()
    add(tmp_path / "plain", music)
    assert contents(store) == contents(tmp_path / "plain")
    with merging(days=2): assert add(store, music) == []
    assert contents(store) == contents(tmp_path / "plain")


def songs(*numbers):
    "Records as they are heard"
    flat = np.zeros(2, np.float32)
    return [Heard(FileState(f"memory://music/{i}.wav", 10, 1), "", 1.0, 44_100, -20.0, flat, flat, np.zeros(3), (), (), np.zeros(1),
                  np.ones(1), np.zeros((1, 2))) for i in numbers]


def test_a_merge_in_a_store_loses_nothing_that_another_run_has_done_meanwhile():
    store = "memory://race/shelf"
    open_place("memory://race").remove()
    def count(): return len(Shelf.open(store).known())

    with Shelf.open_or_make(store, SETTINGS).locked() as one, Shelf.open_or_make(store, SETTINGS).locked() as two, merging(3):
        for song in songs(*range(4)): one.write_part([song])
        known, late = one.known(), two.known()
        two.write_part(songs(100))  # after the first has read what there is
        one._merge(known)
        assert count() == 5 and len(one._whole()) == 2
        for song in songs(*range(10, 14)): one.write_part([song])
        two._merge(late)  # which has read neither what the other has merged nor what it has written since
        assert count() == 9 and len(two._whole()) == 6
        two.finish()
        assert count() == 9 and len(two._whole()) == 1
        true, lists = Shelf._listing, []

        def listing(shelf):  # the first list shows what was merged, and not yet what it became
            lists.append(found := true(shelf))
            return {name: files for name, files in found.items() if len(lists) > 1 or "merged" in files}

        with mock.patch.object(Shelf, "_listing", listing): assert count() == 9


def test_a_run_stops_between_any_two_steps(tmp_path):
    "Every other step, in a run that has everything to do: it hears, replaces, copies, marks what vanished, merges"
    music = tmp_path / "music"
    for folder in music / "sub", tmp_path / "away" / "sub": folder.mkdir(parents=True)
    change(music, [("a.mp3", "one"), ("b.wav", "three"), ("sub/c.flac", "bad"), ("e.mp3", "one")], 1)
    add(tmp_path / "before", music)
    change(music, [("e.mp3", "vanish")], 2)
    add(tmp_path / "before", music)
    change(music, [("a.mp3", "three"), ("b.wav", "vanish"), ("e.mp3", "return"), ("sub/d.ogg", "one")], 3)
    def begin(name): return shutil.copytree(tmp_path / "before", tmp_path / name)

    with Disk(0, "") as disk, merging(2): add(begin("merged"), music, size=1)
    add(begin("plain"), music, size=1)
    plain = contents(tmp_path / "plain")
    assert {Path(path).name: bool(row["problem"]) for path, (row, _) in plain.items()} == {
        "a.mp3": False, "c.flac": True, "e.mp3": False, "d.ogg": False}
    assert contents(tmp_path / "merged") == plain and disk.count > 50
    for at in range(1, disk.count + 1, 2):
        how = ("before", "after", "full")[at // 2 % 3]
        shelf = begin(f"{at} {how}")
        with Disk(at, how), merging(2): add(shelf, music, size=1)
        with merging(2, 2): add(shelf, music, size=1)
        assert contents(shelf) == plain, (at, how)
        shutil.rmtree(shelf)


CHILD = """
import os, sys
sys.path[:0] = {paths!r}
from test_library_store import SETTINGS, Shelf, add
import resource
where, music, what = sys.argv[1:]
if what == "hold":
    with Shelf.open_or_make(where, SETTINGS).locked():
        print("held", flush=True)
        sys.stdin.readline()
    sys.exit()
if what == "small":
    import signal
    signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    resource.setrlimit(resource.RLIMIT_FSIZE, (3_000, 3_000))
print("begun", flush=True)
add(where, music, 1)
"""


def child(*words, **options):
    "Another process that adds"
    code = CHILD.format(paths=[str(ROOT), str(ROOT / "tests")])
    return start(sys.executable, "-c", code, *words, **options)


def collection(here, n):
    "A folder of some files"
    (here / "music").mkdir()
    for i in range(n): (here / "music" / f"{i:03}.mp3").write_bytes(b"bad" if i % 10 == 9 else b"%d" % i * (i + 1))
    return here / "music"


@pytest.mark.skipif(os.name != "posix", reason="signals")
def test_killed_from_outside_again_and_again(tmp_path):
    music = collection(tmp_path, 120)
    add(tmp_path / "plain", music, 1)
    parts = tmp_path / "shelf" / "generations" / SETTINGS.id / "parts"
    for enough in 3, 20, 50:
        process = child(tmp_path / "shelf", music, "add")
        wait_until(lambda: process.poll() is not None or parts.is_dir() and len(os.listdir(parts)) > enough, "some parts")  # noqa: B023
        process.kill()
        process.wait()
    assert 50 < len(os.listdir(parts))
    assert len(add(tmp_path / "shelf", music, 1)) <= 70
    assert contents(tmp_path / "shelf") == contents(tmp_path / "plain")


@pytest.mark.skipif(os.name != "posix", reason="limits of a process")
def test_a_disk_that_is_full_is_one_line_and_leaves_no_part(tmp_path):
    import subprocess

    music = collection(tmp_path, 3)
    process = child(tmp_path / "shelf", music, "small", stderr=subprocess.PIPE, text=True)
    assert "files.parquet: the disk is full; make room and run this again" in process.communicate()[1]
    assert not list((tmp_path / "shelf").rglob("*.parquet")) and not list((tmp_path / "shelf").rglob("*.part"))
    assert len(add(tmp_path / "shelf", music)) == 3


def test_a_second_run_waits_for_the_first_and_says_so(tmp_path):
    import subprocess

    music, lines = collection(tmp_path, 3), []
    first = child(tmp_path / "shelf", music, "hold", stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
    assert first.stdout.readline() == "held\n"

    def say(line):
        lines.append(line)
        first.stdin.write("go on\n")
        first.stdin.flush()

    assert len(add(tmp_path / "shelf", music, say=say)) == 3
    first.communicate()
    assert [line.rpartition(": ")[2] for line in lines] == ["another run is adding to it; waiting for its end"]


def test_many_small_runs_become_few_parts(tmp_path):
    music, shelf = collection(tmp_path, 20), tmp_path / "shelf"
    def parts(): return len(Shelf.open(shelf).tables("files")), len(os.listdir(Shelf.open(shelf).folder.path + "/parts"))

    with merging(21):
        for path in sorted(music.iterdir()): add(shelf, path)
    before = contents(shelf)
    with merging(20): assert add(shelf, music) == [] and parts() == (1, 21)
    assert len(read(Shelf.open(shelf), "files")) == 20
    with merging(20, days=2): assert add(shelf, music) == [] and parts() == (1, 1)
    add(tmp_path / "plain", music)
    assert contents(shelf) == before == contents(tmp_path / "plain")


def test_two_runs_at_once_double_nothing(tmp_path):
    music = collection(tmp_path, 30)
    processes = [child(tmp_path / "shelf", music, "add") for _ in range(2)]
    assert [process.wait() for process in processes] == [0, 0]
    add(tmp_path / "plain", music)
    assert contents(tmp_path / "shelf") == contents(tmp_path / "plain")
    rows = read(Shelf.open(tmp_path / "shelf"), "files")
    assert len(rows) == len({row["path"] for row in rows}) == 30


@settings(max_examples=12, deadline=None, derandomize=True, database=None)
@given(number=st.integers(0, 3), name=st.sampled_from(["files", "events", "segments"]), keep=st.floats(0, 0.999), reader=st.booleans())
def test_a_part_that_was_cut_short_is_heard_again(tmp_path_factory, number, name, keep, reader):
    here = tmp_path_factory.mktemp("cut")
    music, shelf, lines = collection(here, 8), here / "shelf", []
    add(shelf, music)
    plain = contents(shelf)
    part = sorted((shelf / "generations" / SETTINGS.id / "parts").iterdir())[number]
    file = part / f"{name}.parquet"
    os.truncate(file, int(file.stat().st_size * keep))
    if reader:
        assert len(Shelf.open(shelf, say=lines.append).known()) == 6 and part.exists()
        assert "is damaged and left out" in lines[0] and str(part) in lines[0]
    assert len(add(shelf, music, say=lines.append)) == 2
    assert "is damaged; it now lies in" in lines[-1] and (shelf / "generations" / SETTINGS.id / "damaged" / part.name).is_dir()
    assert contents(shelf) == plain


def test_bytes_that_changed_are_found_where_content_is_checked(tmp_path):
    music, shelf, lines = collection(tmp_path, 4), tmp_path / "shelf", []
    add(shelf, music, check=True)
    plain = contents(shelf)
    [file, *_] = shelf.rglob("segments.parquet")
    data = bytearray(file.read_bytes())
    data[len(data) // 3] ^= 4
    file.write_bytes(data)
    assert len(add(shelf, music, check=True, say=lines.append)) == 2 and len(lines) == 1
    assert contents(shelf) == plain


@pytest.mark.parametrize(["name", "content"], [("settings.json", b""), ("settings.json", b"\xff\x00"), ("settings.json", b"[1]"),
                                               ("settings.json", b'{"format": 1}'), ("generations", b""), ("generations", b"{}")])
def test_settings_that_are_damaged_are_one_line(tmp_path, name, content):
    add(tmp_path / "shelf", collection(tmp_path, 2))
    file = tmp_path / "shelf" / (name if name == "settings.json" else f"generations/{SETTINGS.id}/settings.json")
    file.write_bytes(content)
    with pytest.raises(LibraryError) as error: Shelf.open(tmp_path / "shelf")
    assert str(tmp_path / "shelf") in str(error.value) and "\n" not in str(error.value)
    assert add(tmp_path / "shelf", tmp_path / "music") == []  # these are known, and are written anew
    assert len(Shelf.open(tmp_path / "shelf").known()) == 2


def test_a_shelf_of_another_version_is_left_alone(tmp_path):
    music = collection(tmp_path, 2)
    add(tmp_path / "shelf", music)
    (tmp_path / "shelf" / "settings.json").write_text('{"format": 2, "something": "new"}')
    before = sorted((path, path.stat().st_mtime_ns) for path in (tmp_path / "shelf").rglob("*"))
    for way in (lambda: Shelf.open(tmp_path / "shelf"), lambda: add(tmp_path / "shelf", music)):
        with pytest.raises(LibraryError, match="belongs to a shelf of another version .format 2, this audiotag reads 1."): way()
    assert sorted((path, path.stat().st_mtime_ns) for path in (tmp_path / "shelf").rglob("*")) == before


def test_a_shelf_that_may_not_be_written_to_can_be_read(tmp_path):
    music = collection(tmp_path, 2)
    add(tmp_path / "shelf", music)
    def forbidden(path, *args, **options): raise OSError(errno.EROFS, os.strerror(errno.EROFS), path)

    with mock.patch.object(os, "open", forbidden), mock.patch.object(os, "makedirs", forbidden):
        assert len(Shelf.open(tmp_path / "shelf").known()) == 2
        with pytest.raises(LibraryError, match="cannot be written to .Read-only file system."): add(tmp_path / "shelf", music)


def test_a_clock_that_was_put_back_makes_no_old_row_count(tmp_path):
    music = collection(tmp_path, 2)
    add(tmp_path / "shelf", music)
    (music / "000.mp3").write_bytes(b"something else")
    with mock.patch("time.time_ns", return_value=5): assert add(tmp_path / "shelf", music) == ["000.mp3"]
    assert add(tmp_path / "shelf", music) == []
    assert contents(tmp_path / "shelf")[str(music / "000.mp3")][0]["size"] == 14


NAMES = [b"plain.mp3", "höhe.mp3".encode(), unicodedata.normalize("NFD", "é.mp3").encode(), unicodedata.normalize("NFC", "é.mp3").encode(),
         b"latin-\xf6.mp3", b"\xff\xfe.mp3", b"line\nbreak.mp3", b"100% #1?x=2 & more.mp3", b" spaces .mp3", "🎻.mp3".encode(),
         b"back\\xff.mp3", b"\\xff.mp3", b"a" * 250 + b".mp3", b"quote'\".mp3", b"\xed\xa0\x80.mp3", b"s3:.mp3"]


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="a disk whose names are bytes")
def test_names_in_any_encoding(tmp_path):
    music = tmp_path / "music"
    music.mkdir()
    for i, name in enumerate(NAMES): Path(os.fsdecode(os.fsencode(music) + b"/" + name)).write_bytes(b"%d" % i)
    assert len(add(tmp_path / "shelf", music)) == len(NAMES)
    assert add(tmp_path / "shelf", music) == []
    assert {os.fsencode(path) for path in contents(tmp_path / "shelf")} == {os.fsencode(music) + b"/" + name for name in NAMES}
    for path in find_audio(music): os.unlink(path)
    add(tmp_path / "shelf", music)
    assert contents(tmp_path / "shelf") == {}


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="a disk whose names are bytes")
def test_a_shelf_whose_own_name_is_no_text_is_one_line(tmp_path):
    for way in (Shelf.open, lambda path: Shelf.open_or_make(path, SETTINGS)):
        with pytest.raises(FileError, match="no UTF-8"): way(os.fsdecode(os.fsencode(tmp_path) + b"/\xff"))


@pytest.mark.skipif(os.name != "posix", reason="links")
def test_links_that_loop_are_searched_once(tmp_path):
    music = tmp_path / "music"
    (music / "a" / "b").mkdir(parents=True)
    for name in "one.mp3", "a/two.mp3", "a/b/three.mp3": (music / name).write_bytes(name.encode())
    (music / "a" / "b" / "up").symlink_to(music)
    (music / "a" / "again").symlink_to("b")
    (music / "self").symlink_to("self")
    (tmp_path / "other").mkdir()
    (tmp_path / "other" / "four.mp3").write_bytes(b"four")
    (tmp_path / "other" / "back").symlink_to(music)
    (music / "other").symlink_to(tmp_path / "other")
    found = [os.path.relpath(state.path, music) for state in Scan([music])]
    assert found == ["one.mp3", "a/two.mp3", "a/b/three.mp3", "other/four.mp3"]
    assert sorted(found) == sorted(os.path.relpath(path, music) for path in find_audio(music))


def test_what_cannot_be_searched_is_a_problem_and_nothing_vanishes(tmp_path):
    music, true = tmp_path / "music", os.scandir
    (music / "locked").mkdir(parents=True)
    for name in "a.mp3", "locked/b.mp3": (music / name).write_bytes(b"one")
    add(tmp_path / "shelf", music)
    def scandir(path): raise PermissionError(errno.EACCES, os.strerror(errno.EACCES), path)
    def some(path): return scandir(path) if str(path).endswith("locked") else true(path)

    with mock.patch.object(os, "scandir", some): assert add(tmp_path / "shelf", music) == []
    assert problems(tmp_path / "shelf") == [str(music / "locked")]
    assert len(contents(tmp_path / "shelf")) == 2 and add(tmp_path / "shelf", music) == []
    shutil.move(music, tmp_path / "elsewhere")  # a disk that is not mounted
    assert add(tmp_path / "shelf", music) == [] and len(contents(tmp_path / "shelf")) == 2
    music.mkdir()  # nor is it now, but its folder is there
    assert add(tmp_path / "shelf", music) == [] and contents(tmp_path / "shelf") == {}
    music.rmdir()
    shutil.move(tmp_path / "elsewhere", music)
    assert add(tmp_path / "shelf", music) == [] and len(contents(tmp_path / "shelf")) == 2


def test_problems_are_tried_again_when_that_is_asked_for(tmp_path):
    music = collection(tmp_path, 10)
    assert len(add(tmp_path / "shelf", music)) == 10
    assert (add(tmp_path / "shelf", music), add(tmp_path / "shelf", music, retry=True)) == ([], ["009.mp3"])
    assert problems(tmp_path / "shelf") == [str(music / "009.mp3")]
    state = (music / "009.mp3").stat()
    (music / "009.mp3").write_bytes(b"yes")
    os.utime(music / "009.mp3", ns=(state.st_mtime_ns, state.st_mtime_ns))  # repaired, and looks as before
    assert (add(tmp_path / "shelf", music), add(tmp_path / "shelf", music, retry=True)) == ([], ["009.mp3"])
    assert problems(tmp_path / "shelf") == []


@pytest.mark.skipif(os.name != "posix", reason="links")
def test_the_order_of_places_changes_no_name(tmp_path):
    one, two = tmp_path / "A", tmp_path / "B"
    for folder in one, two: folder.mkdir()
    (one / "link").symlink_to(two)
    (two / "song.mp3").write_bytes(b"one")
    for places in ([one, two], [two, one], [one / "link", two], [two, one / "link"]):
        assert [state.path for state in Scan(places)] == [str(two / "song.mp3")]
    (tmp_path / "song.mp3").write_bytes(b"another")
    (one / "up").symlink_to(two)
    assert [state.path for state in Scan([f"{one}/up/../song.mp3"])] == [str(tmp_path / "song.mp3")]


def test_a_store_whose_folders_have_question_marks():
    store = open_place("memory://marks")
    store.remove()
    for name in "who?/a.mp3", "who?/why?/b.mp3": (store / name).write(b"one")
    with Shelf.open_or_make("memory://marks/shelf", SETTINGS).locked() as shelf:
        for there in ["memory://marks/who?/a.mp3", "memory://marks/who?/why?/b.mp3"], ["memory://marks/who?/a.mp3"]:
            scan, known = Scan(["memory://marks/who?", "memory://marks/who?/a.mp3"], shelf.place), shelf.known()
            states = list(scan)
            assert [state.path for state in states] == there
            shelf.write_part([Heard(state, problem="is bad") for state in states if known.needs(state)])
            assert shelf.settle(known, scan.places) == 2 - len(there)
            (store / "who?/why?/b.mp3").remove()


def test_files_that_vanish_while_a_run_looks(tmp_path):
    music = collection(tmp_path, 4)
    found = []
    for state in Scan([music]):
        found.append(Path(state.path).name)
        for name in "001.mp3", "003.mp3": (music / name).unlink(missing_ok=True)
    assert found == ["000.mp3", "002.mp3"]
    assert FileState(str(music / "000.mp3"), 1, (music / "000.mp3").stat().st_mtime_ns) == next(iter(Scan([music / "000.mp3"])))
