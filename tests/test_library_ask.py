"""Answers of a library against those worked out by hand from the same tables; hostile SQL; what must not count."""
import os
import signal
import subprocess
import sys
import warnings
from pathlib import Path

import numpy as np
import pandas as pd
import pyarrow.parquet as pq
import pytest
from project import LIMIT, start
from synthetic_shelf import write_shelf

from audiotag.events import Event
from audiotag.files import FileError
from audiotag.formats import FORMATS, dumps, loads
from audiotag.library import views
from audiotag.library.ask import Library
from audiotag.library.likeness import FEW
from audiotag.library.settings import LibraryError, Settings
from audiotag.library.shelf import Shelf
from audiotag.library.tables import FileState, Heard
from audiotag.library.views import DamagedPartWarning, QuestionError

LABELS = ("cello", "drums", "flute", "viola", "violin")
STRINGS = ("cello", "viola", "violin", "strings")
SETTINGS = Settings("toy", "1", "0" * 64, LABELS, (0.5,) * 5, 1.0, 1.0, True, 8)
PATHS = ["/m/a.mp3", "/m/b/a.mp3", "/m/c\n.mp3", "/m/\udcff.mp3", "/m/\\xff.mp3", "/m/'; drop table x; --.mp3", "/m/*.mp3",
         "s3://b/d.mp3", "/m/é.mp3"]


def random_song(rng, path):
    "Random events, and shares, scores and an embedding that go with them"
    if rng.random() < 0.1: return Heard(FileState(path, 1, 1), problem="is empty")
    duration, events, families = float(np.float32(rng.uniform(1, 300))), [], []
    for label in LABELS:
        edges = np.sort(rng.uniform(0, duration, 2 * rng.integers(0, 4)))
        events += [Event(a, z, label, rng.random()) for a, z in edges.reshape(-1, 2)]
    if rng.random() < 0.3: families = [Event(0, duration / 3, "strings", 0.6)]
    share = np.array([sum(e.end - e.start for e in events if e.label == label) / duration for label in LABELS])
    n = int(rng.integers(1, 5))
    return Heard(FileState(path, 1, 1), "", duration, 44_100, -20.0, share, rng.random(5), rng.normal(size=8) + 2, sorted(events), families,
                 np.arange(n, dtype=float), np.arange(1.0, n + 1), rng.random((n, 5)))


def random_shelf(rng, at):
    "A shelf in which songs are heard several times, vanish and come back; and what counts in the end, path -> Heard"
    counts = {}
    with Shelf.open_or_make(at, SETTINGS).locked() as shelf:
        for _ in range(rng.integers(1, 7)):
            some = [random_song(rng, PATHS[i]) for i in rng.permutation(len(PATHS))[: rng.integers(1, len(PATHS))]]
            gone = rng.random() < 0.2
            if gone: some = [Heard(each.file) for each in some]
            shelf.write_part(some, vanished=gone)
            for each in some: counts[each.file.path] = None if gone or each.problem else each
    return {path: heard for path, heard in counts.items() if heard is not None}


def half(values): return np.asarray(values, np.float16).astype(np.float32)


def covered(events, duration):
    "The part of the time that events cover together, counted out"
    edges = np.sort([0, duration, *(t for e in events for t in e[:2])])
    middles = (edges[1:] + edges[:-1]) / 2
    on = np.array([any(e.start <= t < e.end for e in events) for t in middles], bool)
    return float(np.diff(edges)[on].sum() / duration)


def share_of(heard, name):
    "By hand"
    if name in LABELS: return half(heard.share)[LABELS.index(name)]
    return covered([e for e in [*heard.events, *heard.families] if e.label in STRINGS], heard.duration)


def by_hand(counts, wanted, without, longer, above, like):
    "path -> key by which it is sorted, of those that fit; None = none"
    fits = {}
    mean = np.mean([half(each.embedding) for each in counts.values()], 0) if len(counts) >= FEW else 0
    for path, each in counts.items():
        if any(share_of(each, name) <= above for name in wanted) or any(share_of(each, name) > above for name in without): continue
        if longer is not None and not each.duration > longer or path == like: continue
        key = min((share_of(each, name) for name in wanted), default=0)
        if like is not None:
            a, b = half(each.embedding) - mean, half(counts[like].embedding) - mean
            key = a @ b / np.sqrt(max(a @ a, 1e-12) * max(b @ b, 1e-12))
        fits[path] = key
    return fits


@pytest.mark.parametrize("seed", range(6))
def test_answers_are_those_worked_out_by_hand(seed, tmp_path):
    rng = np.random.default_rng(seed)
    counts = random_shelf(rng, tmp_path / "shelf")
    library = Library(tmp_path / "shelf")
    assert len(library) == len(counts)
    assert sorted(library.find().path) == sorted(counts)
    names = [*LABELS, "strings"]
    for _ in range(12):
        wanted, without = (list(rng.choice(names, rng.integers(0, 3), replace=False)) for _ in range(2))
        longer, above = rng.choice([None, 60.0]), rng.choice([0.0, 0.2])
        like = rng.choice(list(counts)) if counts and rng.random() < 0.3 else None
        fits, n = by_hand(counts, wanted, without, longer, above, like), rng.choice([None, 1, 3])
        found = library.find(wanted, without, longer=longer, above=above, like=like, n=n)
        assert set(found.path) <= set(fits) and len(found) == min(len(fits), n or 99)
        keys = np.array([fits[path] for path in found.path])
        best = np.sort(np.array(list(fits.values())))[::-1][: len(keys)]
        tolerance = 0.03 if like else 2e-3
        assert np.allclose(keys, best, atol=tolerance)
        if like: assert np.allclose(found.similarity, keys, atol=tolerance)
        for name in wanted: assert np.allclose(found[name], [share_of(counts[path], name) for path in found.path], atol=2e-3)
    check_tables(library, counts)
    check_records(library, counts)


def check_tables(library, counts):
    "SQL and the tables of the whole"
    events = library.sql("select label, count(*) as n from events where kind = 'label' group by label").set_index("label").n
    assert events.to_dict() == pd.Series([e.label for each in counts.values() for e in each.events], dtype=object).value_counts().to_dict()
    assert library.sql("select count(*) as n from segments").n[0] == sum(len(each.starts) for each in counts.values())
    both, when = library.together(), library.over_time(4)
    for a in both:
        for b in both: assert abs(both.loc[a, b] - np.mean([share_of(h, a) > 0 and share_of(h, b) > 0 for h in counts.values()])) < 1e-5
        assert abs(when[a].mean() - np.mean([h.share[LABELS.index(a)] for h in counts.values()])) < 1e-4
    assert sorted(library.map().path) == sorted(counts)


def check_records(library, counts):
    "A record of each song, which all formats can write"
    for path, heard in counts.items():
        record = library.record(path, all_scores=True)
        assert record.file == path and len(record.segments) == len(heard.starts)
        assert np.allclose([[*e[:2], e.score] for e in record.events], [[*e[:2], e.score] for e in sorted(heard.events)], atol=1e-3)
        assert [e.label for e in record.families] == [e.label for e in heard.families]
        assert np.allclose([[s["scores"][label] for label in LABELS] for s in record.segments], heard.scores, atol=1e-3)
    if counts:
        [read] = loads(dumps(record, "json"), "json")
        assert read.events == [e for e in record.events] or len(read.events) == len(record.events)
        for format in FORMATS: dumps(record, format)


def test_generations_do_not_mix(tmp_path):
    rng = np.random.default_rng(0)
    other = SETTINGS._replace(sha256="1" * 64)
    with Shelf.open_or_make(tmp_path, SETTINGS).locked() as shelf: shelf.write_part([random_song(rng, "/m/a.mp3")._replace(problem="")])
    with Shelf.open_or_make(tmp_path, other).locked() as shelf: shelf.write_part([Heard(FileState("/m/b.mp3", 1, 1), problem="is empty")])
    assert len(Library(tmp_path)) == 0 and Library(tmp_path).sql("from problems").path.tolist() == ["/m/b.mp3"]
    assert Library(tmp_path, SETTINGS.id).find().path.tolist() == ["/m/a.mp3"]
    with pytest.raises(LibraryError, match="none of this shelf"): Library(tmp_path, "0" * 12)


@pytest.fixture(scope="module")
def library(tmp_path_factory):
    return Library(write_shelf(tmp_path_factory.mktemp("library") / "shelf", 300, parts=3, segments=2, embedding=16))


def contents(folder): return {path: path.read_bytes() for path in Path(folder).rglob("*") if path.is_file()}


HOSTILE = """copy (select 1) to '{at}/x.csv' | with x as (copy (select 1) to '{at}/x.csv') from x
with x as (copy files to '{part}') from x | with x as (copy (select 1) to 'audiotag-shelf://0/files.parquet') from x
insert into problems values ('a', 'b', 1) | with x as (insert into problems values ('a', 'b', 1) returning *) from x
with x as (delete from problems returning *) from x | with x as (update vanished set path = 'a' returning *) from x
update problems set path = 'a' | delete from problems | drop table problems | create or replace view files as select 1
create table t as select 1 | create temp table t as select 1 | create macro f() as 1 | attach '{at}/x.db'
attach '{at}/x.db' as y; select 1 | detach memory | use memory | install httpfs | load httpfs | load '{at}/x.so'
install 'https://localhost:1/x' | force install json | update extensions | pragma database_list
pragma enable_external_access | set enable_external_access = true | set allowed_directories = ['/']
set lock_configuration = false | reset all | set threads = 99 | from read_csv('/etc/passwd') | from '/etc/passwd'
from read_text('/etc/passwd') | from read_blob('/proc/self/environ') | from glob('/*') | from read_parquet('{part}')
from parquet_metadata('{part}') | from parquet_scan('{part}') | from read_json('/etc/*') | from sniff_csv('/etc/passwd')
from read_csv('https://localhost:1/x.csv') | from 's3://bucket/x.parquet' | select * from query('drop view files') | from os
from library | select 1; select 2 | select 1; drop view files | begin | commit | rollback | rollback; drop view files
checkpoint | force checkpoint | vacuum | prepare p as select 1 | execute p | call pragma_version()
explain analyze copy (select 1) to '{at}/x.csv' | export database '{at}/y' | import database '{at}/y'
comment on table problems is 'x' | alter table problems rename to p | analyze | select | -- nothing | ; |  | /* | 'a
select * from duckdb_secrets() | create secret (type s3) | select getenv('HOME') | selekt 1 | from nowhere
select share.kazoo from files"""


def test_sql_that_is_more_than_a_question_is_refused_in_a_line(library, tmp_path):
    folder = library.shelf.place.path
    before, part = contents(folder), next(Path(folder).rglob("files.parquet"))
    for query in HOSTILE.replace("\n", "|").split("|"):
        query = query.strip().format(at=tmp_path, part=part)
        with pytest.raises(QuestionError) as error: library.sql(query)
        assert len(str(error.value).splitlines()) == 1, query
        assert "root:" not in str(error.value)
    assert contents(folder) == before and not list(tmp_path.iterdir())
    assert library.sql("select count(*) as n from files").n[0] == len(library) == 300
    assert len(library.sql("from problems")) == 0


def test_foreign_words_are_only_words(library):
    for word in ("'", '"', "cello'; drop view files; --", "\0", "\udcff", "*", "%", "", " ", "a" * 10_000):
        with pytest.raises(QuestionError): library.find(word)
        with pytest.raises(QuestionError): library.record(f"/m/{word}")
        library.find(path=word, n=1)
    assert len(library.find(path="*")) == 300


def test_a_damaged_part_is_left_out_and_told(tmp_path):
    for table, question in (("files", lambda library: library.find()), ("events", lambda library: library.sql("from events")),
                            ("segments", lambda library: library.sql("from segments")), ("files", lambda library: library.embeddings())):
        for when in ("before", "after"):
            at = write_shelf(tmp_path / f"{table}{when}{len(os.listdir(tmp_path))}", 60, parts=3, embedding=16)
            library = Library(at) if when == "after" else None
            broken = sorted(at.rglob(f"{table}.parquet"))[1]
            broken.write_bytes(broken.read_bytes()[:-100])
            with warnings.catch_warnings(record=True) as told:
                warnings.simplefilter("always")
                question(library or Library(at))
                library = library or Library(at)
                if told: assert len(library.find()) in (40, 60)
            left_out = [str(each.message) for each in told if issubclass(each.category, DamagedPartWarning)]
            assert when == "after" or left_out and "add the same paths again" in left_out[0]
            assert all("\n" not in str(each.message) for each in told)
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        for part in (at.rglob("files.parquet")): part.write_bytes(b"no parquet")
        assert len(Library(at)) == 0


def test_a_part_that_cannot_be_read_is_no_damaged_part(library, monkeypatch):
    "Neither when the library is opened nor when it is asked; afterwards it is as before"
    def refused(file):
        if "segments" in str(file): raise OSError("the store is down")
        return opened(file)
    opened = views._opened
    for question in ("from segments", "select max(start) from segments"):
        fresh = Library(library.shelf.place.path)
        with monkeypatch.context() as patched:
            patched.setattr(views, "_opened", refused)
            with pytest.raises(FileError, match="cannot be read .the store is down.; see to that"): fresh.sql(question)
        assert len(fresh.views.parts) == 3 and len(fresh.sql(question))


def test_damage_anywhere_is_no_fault_of_the_question(tmp_path):
    "Whatever byte is wrong, the part is left out or answers; the question is never said to be wrong"
    at, rng = write_shelf(tmp_path / "shelf", 60, parts=2, segments=3, embedding=16), np.random.default_rng(0)
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        for table in ("files", "events", "segments") * 5:
            file = sorted(at.rglob(f"{table}.parquet"))[0]
            data = np.frombuffer(whole := file.read_bytes(), np.uint8).copy()
            data[rng.integers(0, len(data), 20)] ^= 85
            file.write_bytes(data.tobytes())
            assert len(Library(at).sql(f"from {table}")) > 0
            file.write_bytes(whole)


def test_ctrl_c_ends_a_question(library):
    code = """if True:
        import sys
        from audiotag.cli.main import run
        from audiotag.library import views
        interruptible = views._interruptible
        def told(*args):
            print("began", flush=True)
            return interruptible(*args)
        views._interruptible = told
        sys.exit(run(["library", "find", sys.argv[1], "--sql", "select count(*) from range(100000000000) a, range(1000) b"]))"""
    asked = start(sys.executable, "-c", code, library.shelf.place.path, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
    assert asked.stdout.readline() == "began\n"
    asked.send_signal(signal.SIGINT)
    out, err = asked.communicate(timeout=LIMIT)
    assert (asked.returncode, out, err) == (130, "", "\naudiotag: interrupted\n")


def test_without_duckdb_it_says_what_to_install(library):
    code = "import sys; sys.modules['duckdb'] = None; from audiotag.cli.main import run; sys.exit(run(['library', 'find', sys.argv[1]]))"
    done = subprocess.run([sys.executable, "-c", code, library.shelf.place.path], capture_output=True, text=True)
    assert (done.returncode, done.stdout) == (1, "") and done.stderr.count("\n") == 1
    assert "pip install 'audiotag-instruments[library]'" in done.stderr


def test_rows_are_as_parquet_has_them(library):
    "A million rows are asked by the same way as these"
    files = pq.ParquetDataset(library.shelf.tables("files")).read()
    shares = pd.DataFrame(files["share"].to_pylist()).assign(path=files["path"].to_pylist())
    found = library.find(["cello", "flute"], above=0.3)
    assert sorted(found.path) == sorted(shares.path[(shares.cello > 0.3) & (shares.flute > 0.3)])
