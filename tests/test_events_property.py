"""Lists of events survive each export that can hold them, a reader refuses bad text with one line of ValueError; guesses keep apart."""
import csv
import io
import json
import random
import re

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from audiotag.events import Event
from audiotag.families import SHORTEST, covered, family_members
from audiotag.formats import FORMATS, dumps, loads
from audiotag.labels import LABELS, as_label
from audiotag.perhaps import PERHAPS_MOST
from audiotag.records import Record
from audiotag.tags import Tags

quick = settings(max_examples=30, deadline=None, derandomize=True, database=None)
readable = pytest.mark.parametrize("format", [name for name in FORMATS if name not in ("table", "summary")])
several = pytest.mark.parametrize("format", ["csv", "json", "raven", "rttm", "labelstudio"])

UNSCORED = ("audacity", "srt", "textgrid", "elan", "reaper")
NAMELESS = ("audacity", "csv", "srt", "textgrid", "reaper")  # where there is a single file

odd = ["", " ", "a\tb", "a\nb\r", '"', "<NA>", "NOTE x", "-->", "a%20b", "%%41", "&amp;", "\u2028", "1 0.5 x", "=1+1", ";;", "a\\",
       "-a", "x;=1", "''=", "\t@a", "100%41", "%25"]
names = st.sampled_from(odd) | st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0"), max_size=12)
times = st.tuples(st.integers(0, 7_200_000), st.integers(1, 600_000)).map(lambda t: (t[0] / 1000, (t[0] + t[1]) / 1000))
scores = st.floats(0, 1).map(lambda score: float(f"{score:.5g}"))
events = st.lists(st.builds(lambda t, label, score: Event(*t, label, score), times, st.sampled_from(LABELS) | names, scores), max_size=8)


def fits(label, format):
    "Whether the format can hold a label: there is no tier without a name, and subtitles show a name of which the label is made again"
    if format == "srt": return as_label(label) in (None, label)
    return bool(label.strip()) or format not in ("textgrid", "elan")


def held(events, format):
    "What the format holds of the events: times in milliseconds, the label, and the score if there is a place for it"
    return sorted((round(e.start * 1000), round(e.end * 1000), e.label, 1 if format in UNSCORED else e.score) for e in events)


@readable
@quick
@given(file=names, events=events)
def test_the_events_of_one_file(format, file, events):
    events = [e for e in events if fits(e.label, format)]
    found = loads(dumps(Record(file, events, 8000.0), format), format)
    if events or format not in ("raven", "rttm"):  # where a file without events leaves no trace
        assert [held(record.events, format) for record in found] == [held(events, format)]
        assert format in NAMELESS or found[0].file == file


@several
@quick
@given(files=st.dictionaries(names, events.filter(bool), max_size=4))
def test_the_events_of_several_files(format, files):
    found = loads(dumps([Record(file, events, 8000.0) for file, events in files.items()], format), format)
    assert {record.file: held(record.events, format) for record in found} == {file: held(files[file], format) for file in files}


@quick
@given(files=st.dictionaries(names, events, max_size=4))
def test_a_summary_comes_back_as_it_was(files):
    text = dumps([Record(file, events, 8000.0) for file, events in files.items()], "summary")
    found = loads(text, "summary")
    assert dumps(found, "summary") == text
    assert {record.file: {e.label for e in record.events} for record in found} == {file: {e.label for e in files[file]} for file in files}


@quick
@given(file=names | st.text(st.characters(min_codepoint=0xDC80, max_codepoint=0xDCFF)), error=names, events=events)
def test_json_is_an_object_a_line(file, error, events):
    first, second = map(json.loads, dumps([Record(file, events, 8000.0), Record(file, error=error)], "json").splitlines())
    assert (first["file"], second) == (file, {"file": file, "error": error})


@readable
@quick
@given(events=events, noise=st.text(max_size=40), seed=st.integers(0, 2**32))
def test_bad_text_is_refused_in_one_line(format, events, noise, seed):
    rng, text = random.Random(seed), list(dumps(Record("a b.wav", events, 8000.0), format))
    for _ in range(3):
        place = rng.randint(0, len(text))
        text[place : place + rng.randrange(4)] = rng.choice(["", "\t", "\n", "x", "-", "9", '"', "{", "nan", " "])
    for bad in (noise, "".join(text)):
        try:
            records = loads(bad, format)
        except ValueError as e:
            assert str(e).startswith(("line ", "annotation ")) and len(str(e).splitlines()) == 1
        else:
            assert all(isinstance(dumps(record, "json") + dumps(record, "table"), str) for record in records)


@quick
@given(seed=st.integers(0, 2**32), hop=st.sampled_from([0.32, 1.0, 3.0]), threshold=st.floats(0, 1), top=st.sampled_from([None, 1, 3]))
def test_families_and_guesses_keep_apart_from_what_is_heard(seed, hop, threshold, top):
    rng, n = np.random.default_rng(seed), 24
    values = rng.random((n, len(LABELS))).astype(np.float32) ** rng.uniform(1, 12)
    values[rng.random(n) < 0.2] = 0
    starts = np.arange(n) * hop
    tags = Tags("a.wav", starts[-1] + 3, "m", LABELS, starts, starts + 3, values, np.full(len(LABELS), threshold), top=top)
    edges, members = np.arange(0, tags.duration, 0.05), family_members(LABELS)
    heard, names = covered(edges, tags.to_events(), LABELS), list(members)
    families, perhaps = covered(edges, tags.to_families(), names), covered(edges, tags.to_perhaps(), LABELS)
    for k, columns in enumerate(members.values()): assert not (families[:, k] & heard[:, columns].any(axis=1)).any()
    assert not (perhaps.any(axis=1) & heard.any(axis=1)).any() and perhaps.sum(axis=1).max() <= PERHAPS_MOST
    assert all(e.end - e.start > SHORTEST - 1e-6 and e.score > 0 for e in [*tags.to_families(), *tags.to_perhaps()])


@quick
@given(file=names, events=events)
def test_no_spreadsheet_finds_a_formula_in_our_csv(file, events):
    for line in csv.reader(io.StringIO(dumps([Record(file, events, 8000.0)], "csv"), newline="")):
        pieces = [piece for cell in line for piece in re.split("[;\t\r\n]", cell)]  # the cells where semicolons or tabs begin new ones
        assert not [piece for piece in pieces if piece[:1] in tuple("=+-@")], line
