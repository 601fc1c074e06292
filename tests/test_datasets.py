"""Datasets as published, in small, through their loaders; tables there and back; and divisions that keep groups together."""
import os
import resource
import shutil
import subprocess
import sys
import warnings
from collections import Counter
from pathlib import Path

import archives
import numpy as np
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from audiotag.audio import write
from audiotag.data.datasets import LOADERS
from audiotag.data.metadata import folder_table, make_table
from audiotag.data.sound_font import NoteToPlay, SoundFontError, render_notes, sound_font
from audiotag.data.table import COLUMNS, TableError, read_table, split_by_group, write_table
from audiotag.labels import LABELS, with_implied

EXAMPLES = 300 if os.environ.get("CI") == "true" else 80
PHILHARMONIA = "free to use, not to be redistributed as samples"
ROWS = {  # dataset: file; label; labels; split; group; verified; licence
    "fsdkaggle2018": """
        00044347.wav; Hi-hat; hi_hat; train; 28739; 0; CC BY
        001ca53d.wav; Saxophone; saxophone; train; 358827; 1; CC BY
        002d256b.wav; Saxophone; saxophone; train; 358827; 0; CC BY
        0033e230.wav; Glockenspiel; glockenspiel; train; 325017; 1; CC0
        00353774.wav; Violin_or_fiddle; violin; train; 195688; 1; CC BY
        03320f05.wav; Applause; ; train; 202498; 0; CC0
        00a11111.wav; Cello; cello; train; 500002; 1; CC0
        ffba7963.wav; Clarinet; clarinet; test; 248994; 1; CC BY
        ffbc0001.wav; Bus; ; test; 346610; 1; CC0
        ffbc0002.wav; Cello; cello; test; 195688; 1; CC0""",
    "irmas": """
        (02) dont kill the whale-1.wav; gel|voi; electric_guitar|vocal; test; (02) dont kill the whale; 1; CC BY-NC-SA 3.0
        (02) dont kill the whale-15.wav; gel|voi; electric_guitar|vocal; test; (02) dont kill the whale; 1; CC BY-NC-SA 3.0
        0050_10CC___I_M_NOT_IN_LOVE-11.wav; pia|voi; piano|vocal; test; 0050_10CC___I_M_NOT_IN_LOVE; 1; CC BY-NC-SA 3.0
        Zamfir - The Lonely Shepherd - 01 - The Lonely Shepherd-9.wav; flu; flute; test; Zamfir - The Lonely Shepherd - 01 - """
        """The Lonely Shepherd; 1; CC BY-NC-SA 3.0
        008__[cel][nod][cla]0058__1.wav; cel; cello; train; 0058; 1; CC BY-NC-SA 3.0
        008__[cel][nod][cla]0058__2.wav; cel; cello; train; 0058; 1; CC BY-NC-SA 3.0
        [cel][cla]0001__1.wav; cel; cello; train; 0001; 1; CC BY-NC-SA 3.0
        001__[gel][dru][pop_roc]0829__1.wav; gel; drums|electric_guitar; train; 0829; 1; CC BY-NC-SA 3.0
        001__[gel][dru][pop_roc]0829__3.wav; gel; drums|electric_guitar; train; 0829; 1; CC BY-NC-SA 3.0
        [pia][jaz_blu]1513__1.wav; pia; piano; train; 1513; 1; CC BY-NC-SA 3.0
        [voi][jaz_blu]2482__2.wav; voi; vocal; train; 2482; 1; CC BY-NC-SA 3.0""",
    "musical_instruments": """
        1-E1-Major 00.wav; Sound_Guitar; electric_guitar; train; e_major; 1; unknown
        1-E1-Major 01.wav; Sound_Guitar; electric_guitar; train; e_major; 1; unknown
        G53-40100-1111-00079.wav; Sound_Guitar; electric_guitar; train; g53; 1; unknown
        G53-41101-1111-158.wav; Sound_Guitar; electric_guitar; train; g53; 1; unknown
        drums, loud and "live" (1).wav; Sound_Drum; drums; train; drums_loud_and_live; 1; unknown
        RealDrum01_00HHtrain.wav; Sound_Drum; drums; train; realdrum01; 0; unknown
        WaveDrum02_39KD (1).wav; Sound_Drum; drums; train; wavedrum02; 1; unknown
        Sad-Violin-B-www.example.com.wav; Sound_Violin; violin; train; sad_violin_b_www_example_com; 1; unknown
        ROOM_room6_MUS_bartok_DEV_lg.wav; Sound_Piano; piano; train; room_room6; 1; unknown
        ROOM_room7_MUS_mozart_DEV_lg.wav; Sound_Piano; piano; train; room_room7; 1; unknown
        rock_1_100BPM.wav; Sound_Guiatr; electric_guitar; test; rock_bpm; 1; unknown
        darbuka-drum-percussion-64018.wav; Sound_Drum; drums; test; darbuka_drum_percussion; 1; unknown
        Sad-Violin-A-www.example.com.wav; Sound_Violin; violin; test; sad_violin_a_www_example_com; 1; unknown
        ROOM-room6-MUS-chords.wav; Sound_Piano; piano; test; room_room6; 1; unknown""",
    "philharmonia": f"""
        cello_A2_1_forte_arco-normal.mp3; cello; cello; train; cello; 1; {PHILHARMONIA}
        cello_As2_05_piano_arco-normal.mp3; cello; cello; train; cello; 1; {PHILHARMONIA}
        english-horn_Gs4_15_forte_normal.mp3; english-horn; english_horn; train; english-horn; 1; {PHILHARMONIA}
        french-horn_A2_1_fortissimo_normal.mp3; french-horn; french_horn; train; french-horn; 1; {PHILHARMONIA}
        Thai-gong__long_forte_damped.mp3; Thai-gong; gong; train; thai-gong; 1; {PHILHARMONIA}
        washboard__long_forte_shaken.mp3; washboard; ; train; washboard; 1; {PHILHARMONIA}
        bass-drum__025_forte_bass-drum-mallet.mp3; bass-drum; bass_drum; train; bass-drum; 1; {PHILHARMONIA}
        viola_D4_1_forte_arco-normal.mp3; viola; viola; train; viola; 1; {PHILHARMONIA}""",
    "vocalset": """
        f1_arpeggios_belt_c_a.wav; belt; vocal; train; female1; 1; CC BY 4.0
        f1_caro_spoken.wav; spoken; vocal; train; female1; 1; CC BY 4.0
        f2_arpeggios_vibrato_a.wav; vibrado; vocal; train; female2; 1; CC BY 4.0
        f2_scales_straight_u(1).wav; straight; vocal; train; female2; 1; CC BY 4.0
        row_straight.wav; straight; vocal; train; male8; 1; CC BY 4.0
        m9_caro_vibrato.wav; vibrato; vocal; train; male8; 1; CC BY 4.0""",
}
PROBLEMS = {  # dataset: file and the beginning of the cause
    "fsdkaggle2018": {"00b22222.wav": "is named in train_post_competition.csv but not there", "0077777f.wav": "is empty (0 bytes)",
                      "0badc0de.wav": "is not named in train_post_competition.csv, so nobody says what it is"},
    "irmas": {"no labels-2.wav": "has no .txt of labels beside it", "Caf\u00e9, m\u00fasica-7.txt": "names acc; the clip is left out",
              "nothing-3.txt": "names no instrument", "gone-4.txt": "has labels for a sound that is not there",
              "118__[sax][nod][jaz_blu]1737__1.wav": "is not audio that can be read"},
    "musical_instruments": {"missing-12345.wav": "is named in Metadata_Train.csv but not there",
                            "violin_solo_1.wav": "is not named in Metadata_Train.csv",
                            "RealDrum01_00HHtrain.wav": "is in Metadata_Train.csv as Sound_Drum and Sound_Violin; the first was taken",
                            "piano-6076.wav": "is not audio that can be read"},
    "philharmonia": {"viola_D6_05_piano_arco-normal.mp3": "is not audio that can be read"},
    "vocalset": {"m10_long_trill_e.wav": "holds no sound that can be decoded"},
}


@pytest.fixture(scope="module")
def unpacked(tmp_path_factory):
    "The five datasets, unpacked"
    folder = tmp_path_factory.mktemp("datasets")
    archives.make_archives(folder / "archives")
    archives.unpack_all(folder / "archives", folder / "data")
    return folder / "data"


@pytest.fixture()
def data(unpacked, tmp_path):
    "A copy of them to break"
    return Path(shutil.copytree(unpacked, tmp_path / "data"))


def made(folder, name):
    "Table and problems of a dataset, without a warning"
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        return make_table(folder, name)


def expected(name):
    "The rows that a dataset of the fixture has, sorted"
    rows = [line.strip().split("; ") for line in ROWS[name].strip().split("\n")]
    return sorted([fname, label, labels.strip(), split, f"{name}/{group}", verified == "1", licence]
                  for fname, label, labels, split, group, verified, licence in rows)


def rows_of(table):
    return sorted(table[["fname", "label", "labels", "split", "group", "verified", "licence"]].to_numpy().tolist())


def told(problems):
    return {Path(path).name: cause for path, cause in problems.itertuples(index=False)}


@pytest.mark.parametrize("name", ROWS)
def test_every_clip_has_its_row(unpacked, name):
    table, problems = made(unpacked, name)
    assert rows_of(table) == expected(name)
    assert list(table) == list(COLUMNS) and set(table.dataset) == {name}
    assert all(Path(path).is_file() and Path(path).name == fname for path, fname in zip(table.path, table.fname))
    assert set(table.sr) == {archives.RATE} and np.allclose(table.duration, 0.3)


@pytest.mark.parametrize("name", ROWS)
def test_what_is_left_out_is_a_problem(unpacked, name):
    _, problems = made(unpacked, name)
    causes = told(problems)
    assert len(problems) == len(causes) and set(causes) == set(PROBLEMS[name])
    assert all(causes[file].startswith(cause) for file, cause in PROBLEMS[name].items()), causes
    assert all(os.path.isabs(path) and "\n" not in cause for path, cause in problems.itertuples(index=False))


def test_every_sound_of_the_archives_has_a_row_or_a_problem(unpacked):
    table, problems = make_table(unpacked, workers=1)
    sounds = {str(path) for path in unpacked.rglob("*") if path.suffix in (".wav", ".mp3") and not path.name.startswith("._")}
    untold = sounds - set(table.path) - {path.removesuffix(".txt") + ".wav" if path.endswith(".txt") else path for path in problems.path}
    assert not untold
    assert set(table.path) <= sounds and not table.path.duplicated().any()
    assert rows_of(table) == sorted(row for name in ROWS for row in expected(name))


@pytest.mark.parametrize("name", ROWS)
def test_a_folder_level_more_or_less_does_not_matter(data, name):
    top = data / name
    (data / "deep").mkdir()
    top.rename(data / "deep" / name)
    (data / "deep").rename(top)
    assert rows_of(made(data, name)[0]) == expected(name)
    flat = data / "flat" / name
    flat.mkdir(parents=True)
    for stem in sorted((top / name).iterdir()):  # the archives' contents beside each other, without a folder for each archive
        for inside in stem.iterdir():
            if not inside.name.startswith((".", "__")):
                shutil.move(inside, flat / inside.name)
    assert rows_of(made(data / "flat", name)[0]) == expected(name)


def test_older_vocalset_holds_the_same_recordings_three_times(tmp_path, unpacked):
    singer = unpacked / "vocalset" / "VocalSet11" / "FULL" / "female1"
    for copy in ("data_by_singer/female1", "data_by_technique/female1", "data_by_vowel/female1"):
        shutil.copytree(singer, tmp_path / "vocalset" / copy)
    write(tmp_path / "vocalset" / "stray.wav", np.zeros(100), 44_100)
    table, problems = made(tmp_path, "vocalset")
    assert [*table.fname] == ["f1_arpeggios_belt_c_a.wav", "f1_caro_spoken.wav"]
    assert told(problems) == {"stray.wav": "is in no singer's folder; unpack the dataset again"}


def test_a_file_there_twice_is_taken_once(data):
    folder = data / "musical_instruments"
    twin = next(folder.rglob("piano-6076.wav")).with_name("again") / "1-E1-Major 00.wav"
    twin.parent.mkdir()
    shutil.copy(next(folder.rglob("1-E1-Major 00.wav")), twin)
    table, problems = made(data, "musical_instruments")
    assert rows_of(table) == expected("musical_instruments")
    assert "has the name of" in told(problems)["1-E1-Major 00.wav"]


OWN_TABLES = {"fsdkaggle2018": "train_post_competition.csv", "musical_instruments": "Metadata_Train.csv"}


@pytest.mark.parametrize("name", OWN_TABLES)
@pytest.mark.parametrize("content, cause", [
    (None, "is not there; unpack"), (b"", "No columns"), (b"file,class\na.wav,b\n", "1 rows with file, class"),
    (b"\x00\xff\xfe\x00" * 50, "is not the dataset's own table"), (b'FileName,fname\n"a.wav,', "is not the dataset's own table"),
    ("header", "0 rows with")], ids=["missing", "empty", "other columns", "bytes", "cut off", "no rows"])
def test_a_dataset_without_its_own_table(data, name, content, cause):
    path = next(data.rglob(OWN_TABLES[name]))
    header = path.read_bytes().split(b"\n")[0] + b"\n"
    path.unlink() if content is None else path.write_bytes(header if content == "header" else content)
    table, problems = made(data, name)
    assert rows_of(table) == [row for row in expected(name) if row[3] == "test"]
    assert cause in told(problems)[path.name]


def test_a_table_that_ends_in_the_middle_of_a_row(data):
    path = next(data.rglob("train_post_competition.csv"))
    text = path.read_text()
    path.write_text(text[:text.index("00353774.wav") + len("00353774.wav,Viol")])
    table, problems = made(data, "fsdkaggle2018")
    assert table.set_index("fname").loc["00353774.wav", ["label", "labels", "verified"]].tolist() == ["Viol", "", False]
    assert "is not named in" in told(problems)["00a11111.wav"]


def test_names_in_other_encodings(data):
    folder = next(data.rglob("Train_submission")) / "Train_submission"
    sound = next(folder.glob("G53*")).read_bytes()
    (folder / "Caf\u00e9 1.wav").write_bytes(sound)  # UTF-8 on disk, Latin-1 in the table
    metadata = next(data.rglob("Metadata_Train.csv"))
    metadata.write_bytes(metadata.read_bytes() + "Caf\u00e9 1.wav,Sound_Piano\n".encode("latin-1"))
    (data / "own" / "violin").mkdir(parents=True)
    Path(os.fsdecode(os.fsencode(data / "own" / "violin") + b"/caf\xe9.wav")).write_bytes(sound)  # no UTF-8 at all
    table, _ = made(data, "musical_instruments")
    assert table.set_index("fname").labels["Caf\u00e9 1.wav"] == "piano"
    table, problems = folder_table(data / "own")
    assert not len(table) and told(problems) == {r"caf\xe9.wav": "has a name that is not UTF-8; rename it"}


@pytest.mark.parametrize("name", LOADERS)
def test_a_dataset_that_is_not_there(tmp_path, name):
    (tmp_path / "irmas").mkdir()
    table, problems = made(tmp_path, name)
    assert list(table) == list(COLUMNS) and not len(table)
    assert [*problems.cause][-1] == f"holds no clips; get them with `audiotag data get {name}`"


def test_folders_that_hold_no_dataset(tmp_path):
    with pytest.raises(TableError, match="has no folder called fsdkaggle2018, irmas"):
        make_table(tmp_path)
    with pytest.raises(TableError, match="imas: no such dataset; there are"):
        make_table(tmp_path, ["irmas", "imas"])
    with pytest.raises(TableError, match="gone: no such folder"):
        folder_table(tmp_path / "gone")


def test_a_folder_of_ones_own(tmp_path):
    for name in ("Hi-hat/1.wav", "violin/anna/1.flac", "violin/anna/2.wav", "violin/3.mp3", "hurdy gurdy/1.wav", "none/rain.wav",
                 "stray.wav"):
        (tmp_path / "mine" / name).parent.mkdir(parents=True, exist_ok=True)
        write(tmp_path / "mine" / name, np.random.default_rng(0).normal(0, 0.1, 8_000), 16_000)
    (tmp_path / "mine" / "violin" / "notes.txt").touch()
    (tmp_path / "mine" / "violin" / "broken.wav").write_bytes(b"RIFF")
    table, problems = folder_table(tmp_path / "mine")
    assert rows_of(table) == sorted([fname, label, labels, "train", f"mine/{group}", True, "unknown"] for fname, label, labels, group in [
        ("1.wav", "Hi-hat", "hi_hat", "Hi-hat/1.wav"), ("1.wav", "hurdy gurdy", "hurdy_gurdy", "hurdy gurdy/1.wav"),
        ("1.flac", "violin", "violin", "violin/anna"), ("2.wav", "violin", "violin", "violin/anna"),
        ("3.mp3", "violin", "violin", "violin/3.mp3"), ("rain.wav", "none", "", "none/rain.wav")])
    assert np.allclose(table.duration, 0.5, atol=0.1) and set(table.sr) == {16_000}
    assert set(told(problems)) == {"stray.wav", "broken.wav"}


def test_a_duration_that_no_header_tells_is_counted(tmp_path):
    (tmp_path / "violin").mkdir()
    write(tmp_path / "violin" / "a.flac", np.random.default_rng(0).normal(0, 0.1, 20_000), 16_000)
    flac = bytearray((tmp_path / "violin" / "a.flac").read_bytes())
    flac[21] &= 0xF0
    flac[22:26] = bytes(4)  # the header's number of samples: 0 = unknown
    (tmp_path / "violin" / "a.flac").write_bytes(flac)
    table, problems = folder_table(tmp_path)
    assert not len(problems) and np.allclose(table.duration, 1.25)


# Tables

TEXT = st.text(st.characters(exclude_categories=("Cs", "Cc"), include_characters="\n\t,\"'"), max_size=12)
NAME = TEXT.filter(lambda name: "/" not in name and name not in ("", ".", ".."))
CLIPS = st.fixed_dictionaries(dict(
    path=st.tuples(st.sampled_from(["sounds", "a, b", "../else"]), NAME).map("/".join), label=TEXT, licence=TEXT,
    labels=st.sets(st.sampled_from(LABELS), max_size=3).map(lambda labels: "|".join(with_implied(labels))), dataset=TEXT.filter(len),
    group=TEXT.filter(len), split=st.sampled_from(["train", "valid", "test", "unused"]), verified=st.booleans(),
    duration=st.floats(0, 1e4) | st.just(float("nan")), sr=st.integers(0, 192_000), intervals=TEXT))


@pytest.mark.parametrize("suffix", [".csv", ".parquet"])
@settings(deadline=None, max_examples=EXAMPLES // 2)
@given(clips=st.lists(CLIPS, min_size=1, max_size=5))
def test_a_table_there_and_back(tmp_path_factory, suffix, clips):
    folder = tmp_path_factory.mktemp("tables")
    table = pd.DataFrame([clip | dict(path=os.path.abspath(folder / clip["path"]), fname=Path(clip["path"]).name) for clip in clips])
    table = table[[*COLUMNS, "intervals"]]
    write_table(table, folder / f"table{suffix}")
    pd.testing.assert_frame_equal(read_table(folder / f"table{suffix}"), table)


def test_a_table_moves_with_its_folder(tmp_path):
    clips = [dict(path=tmp_path / "a" / "sounds" / "1.wav", labels="violin"), dict(path=tmp_path / "elsewhere" / "2.wav", labels="")]
    (tmp_path / "a").mkdir()
    write_table(clips, tmp_path / "a" / "table.csv")
    (tmp_path / "a").rename(tmp_path / "b")
    paths = [tmp_path / "b" / "sounds" / "1.wav", tmp_path / "elsewhere" / "2.wav"]
    assert [*read_table(tmp_path / "b" / "table.csv").path] == [*map(str, paths)]


def test_a_table_with_relative_paths(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    Path("out").mkdir()
    write_table([dict(path="out/1.wav", label="none"), dict(path="2.wav", label="violin")], "out/table.csv")
    table = read_table("out/table.csv")
    assert [*table.path] == [os.path.join("out", "1.wav"), str(tmp_path / "2.wav")] and [*table.labels] == ["", "violin"]


@pytest.mark.parametrize("content, cause", [
    (None, "cannot be read (No such file or directory)"), (b"", "cannot be read"), (b"path,label\n", "has 0 row(s)"),
    (b"\x93NUMPY\xff\x00" * 9, "cannot be read"),
    (b"path,sound\n1.wav,violin\n", "the columns path, sound; it needs"), (b"label\nviolin\n", "needs a row for each clip"),
    (b"path,label\n1.wav,violin\n2.wav,../fiddle\n3.wav,Oboe\n4.wav,?\n5.wav,vio\tlin\n6.wav,\xc3\xa9\n",
     "labels not understood: 2.wav (../fiddle), 4.wav (?), 5.wav (vio\tlin) and 1 more; use names such as hurdy_gurdy"),
    (b"path,label\n1.wav,violin\n,oboe\n", "path not understood"), (b"path,labels\n1.wav,violin|lute &\n", "1.wav (violin|lute &)"),
    (b"path,label,verified\n1.wav,oboe,maybe\n", "verified not understood: 1.wav (maybe)"),
    (b"path,label,sr\n1.wav,oboe,inf\n", "sr not understood: 1.wav (inf); give a number")])
def test_tables_that_cannot_be_read(tmp_path, content, cause):
    for suffix in (".csv", ".parquet") if content in (None, b"") else (".csv",):
        path = tmp_path / f"bad{suffix}"
        if content is not None:
            path.write_bytes(content)
        with pytest.raises(TableError) as error:
            read_table(path)
        assert str(error.value).startswith(f"{path}: ") and cause in str(error.value) and "\n" not in str(error.value)


def test_what_a_table_does_not_say_is_filled_in(tmp_path):
    (tmp_path / "mine.csv").write_text("path,label,source,seconds,verified,note\n001,none,anna,2.5,0,7\n002,oboe,,,,8\n")
    table = read_table(tmp_path / "mine.csv")
    assert table.drop(columns=["path", "duration"]).to_dict("records") == [
        dict(fname="001", dataset="mine", label="none", labels="", split="train", group="mine/anna", verified=False, licence="", sr=0,
             source="anna", seconds="2.5", note=7),
        dict(fname="002", dataset="mine", label="oboe", labels="oboe", split="train", group="mine/002", verified=True, licence="", sr=0,
             source="", seconds="", note=8)]
    assert table.duration[0] == 2.5 and np.isnan(table.duration[1])


FULL = """
import resource, signal, sys
import pandas as pd
from audiotag.data.table import TableError, write_table
signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
resource.setrlimit(resource.RLIMIT_FSIZE, (20_000, 20_000))  # what is written beyond fails, as on a full disk
table = pd.DataFrame(dict(path=[f"{number:09d}.wav" for number in range(50_000)], labels="violin"))
try: write_table(table, sys.argv[1])
except TableError as error: print(error)
"""


@pytest.mark.parametrize("suffix", [".csv", ".parquet"])
def test_a_full_disk_leaves_the_table_that_was_there(tmp_path, suffix):
    path = tmp_path / f"table{suffix}"
    write_table([dict(path="1.wav", labels="violin")], path)
    before = path.read_bytes()
    done = subprocess.run([sys.executable, "-c", FULL, path], capture_output=True, text=True, timeout=120)
    assert done.returncode == 0, done.stderr
    assert done.stdout.startswith(f"{path}: cannot be written (") and done.stdout.count("\n") == 1 and "File too large" in done.stdout
    assert [*tmp_path.iterdir()] == [path] and path.read_bytes() == before
    assert resource.getrlimit(resource.RLIMIT_FSIZE)[0] != 20_000


# Divisions

GROUPS = st.lists(st.tuples(st.sets(st.sampled_from("violin viola cello gong".split()), max_size=2), st.integers(1, 9), st.booleans()),
                  min_size=1, max_size=40)


def clips_of(groups, tested=False):
    "A clip table of groups: (labels, clips, whether one of them is in the published test part)"
    return pd.DataFrame([dict(group=f"set/{number}", labels="|".join(sorted(labels)), name=f"{number}.{clip}",
                              split="test" if tested and test and not clip else "train")
                         for number, (labels, size, test) in enumerate(groups) for clip in range(size)])


def counts_of(table):
    "(label, split) -> clips, and -> groups"
    each = [(label, split, group) for label, split, group in zip(table.labels, table.split, table.group) for label in label.split("|")]
    return Counter((label, split) for label, split, _ in each), Counter((label, split) for label, split, _ in set(each))


@settings(deadline=None, max_examples=EXAMPLES)
@given(GROUPS, st.sampled_from([0, 0.1, 0.2, 0.5, 0.9]), st.integers(0, 99), st.randoms(use_true_random=False))
def test_no_group_crosses_over(groups, valid, seed, random):
    table = clips_of(groups, tested=True)
    divided = split_by_group(table, valid, seed)
    assert [*divided["name"]] == [*table["name"]] and set(divided.split) <= {"train", "valid", "test", "unused"}
    tested = set(table.group[table.split == "test"])
    assert ((divided.split == "test") == (table.split == "test")).all()  # the published part stays what it is,
    assert ((divided.split == "unused") == (table.group.isin(tested) & (table.split != "test"))).all()  # and nothing of its groups is used
    assert divided[divided.split.isin(["train", "valid"])].groupby("group").split.nunique().le(1).all()
    _, in_groups = counts_of(divided)
    assert all(in_groups[label, "train"] for label, split in in_groups if split == "valid")
    if not valid:
        assert "valid" not in set(divided.split)
    order = list(range(len(table)))
    random.shuffle(order)
    shuffled = split_by_group(table.iloc[order], valid, seed)
    assert dict(zip(shuffled["name"], shuffled.split)) == dict(zip(divided["name"], divided.split))


@settings(deadline=None, max_examples=EXAMPLES)
@given(GROUPS.map(lambda groups: [(sorted(labels)[:1], size, test) for labels, size, test in groups]), st.sampled_from([0.1, 0.2, 0.5]),
       st.integers(0, 99))
def test_shares_are_as_near_as_whole_groups_allow(groups, valid, seed):
    divided = split_by_group(clips_of(groups), valid, seed)
    clips, in_groups = counts_of(divided)
    for label in set(divided.labels):
        sizes = {side: divided[(divided.labels == label) & (divided.split == side)].groupby("group").size() for side in ("train", "valid")}
        if in_groups[label, "train"] + in_groups[label, "valid"] == 1:
            assert in_groups[label, "train"] == 1  # a label with one group stays in training
            continue
        assert in_groups[label, "train"] and in_groups[label, "valid"]  # with two or more it is on both sides
        beyond = clips[label, "valid"] - valid * (clips[label, "train"] + clips[label, "valid"])
        giver = sizes["valid" if beyond > 0 else "train"]
        assert len(giver) == 1 or abs(beyond) <= giver.min() / 2 + 1e-6  # moving even the smallest group would not help


def test_clips_of_several_labels_count_for_each():
    rng = np.random.default_rng(0)
    chances = np.arange(1, 13) / 78
    groups = [(set(rng.choice(LABELS[:12], rng.integers(0, 4), p=chances)), int(rng.integers(1, 8)), False) for _ in range(600)]
    groups += [({label}, 60, False) for label in LABELS[:12]]  # a player with many clips for each
    for seed in range(3):
        clips, _ = counts_of(split_by_group(clips_of(groups), 0.2, seed))
        shares = {label: clips[label, "valid"] / (clips[label, "train"] + clips[label, "valid"]) for label, _ in clips}
        assert len(shares) == 13 and all(abs(share - 0.2) < 0.02 for share in shares.values()), shares


def test_seeds_and_datasets():
    groups = [({"violin"}, 2, False)] * 30
    first, again, other = (split_by_group(clips_of(groups), 0.2, seed) for seed in (1, 1, 2))
    assert [*first.split] == [*again.split] != [*other.split]
    for share in (-0.1, 1, 20):
        with pytest.raises(ValueError, match="is no share"):
            split_by_group(clips_of(groups), share)


def test_the_datasets_divided(unpacked):
    divided = split_by_group(make_table(unpacked)[0], 0.3)
    unused = {row.fname for row in divided[divided.split == "unused"].itertuples()}
    assert unused == {"00353774.wav", "ROOM_room6_MUS_bartok_DEV_lg.wav"}  # a Freesound id, and a room, that the test parts have too
    assert divided[divided.split != "unused"].groupby("group").split.nunique().eq(1).all()
    held = divided[(divided.dataset == "philharmonia") & (divided.split == "valid")]
    assert set(held.labels) <= {"cello", ""}  # of the others there is one player


# Sound fonts

def chunk(name, data):
    return name + len(data).to_bytes(4, "little") + data


def test_sound_fonts_that_cannot_be_played(tmp_path):
    presets = b"".join(name.ljust(20, b"\0") + bytes([program, 0, 0, 0]) + bytes(14) for name, program in ((b"Fiddle", 40), (b"EOP", 0)))
    (tmp_path / "hollow.sf2").write_bytes(chunk(b"RIFF", b"sfbk" + chunk(b"LIST", b"pdta" + chunk(b"phdr", presets))))
    (tmp_path / "noise.sf2").write_bytes(np.random.default_rng(0).bytes(5_000))
    for name, cause in {"hollow.sf2": "fluidsynth", "noise.sf2": "not a sound font", "gone.sf2": "No such file"}.items():
        with pytest.raises(SoundFontError, match=cause) as error:
            sound_font(tmp_path / name, tmp_path / "to", np.random.default_rng(0))
        assert "\n" not in str(error.value) and not [*tmp_path.glob("to/*")]


def test_without_fluidsynth_one_line_says_so(tmp_path):
    script = "import sys; sys.modules['fluidsynth'] = None\nfrom audiotag.data.sound_font import SoundFontError, render_notes\n" \
             "try: list(render_notes('x.sf2', []))\nexcept SoundFontError as error: print(error)"
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, timeout=120)
    assert done.stdout.startswith("fluidsynth: not found (") and done.stdout.count("\n") == 1 and not done.stderr


def test_a_sound_font_is_a_dataset(tmp_path):
    font = Path("/usr/share/sounds/sf2/FluidR3_GM.sf2")
    if not font.exists() or not shutil.which("fluidsynth"):
        assert os.environ.get("CI") != "true", "fluidsynth or its sound font is missing"
        pytest.skip("fluidsynth or its sound font is not installed")
    table = sound_font(font, tmp_path / "font", np.random.default_rng(0), step=12, labels=["oboe", "harp"], licence="MIT")
    assert set(table.labels) == {"oboe", "harp"} and set(table.licence) == {"MIT"} and set(table.dataset) == {"FluidR3_GM"}
    pd.testing.assert_frame_equal(table, read_table(tmp_path / "font" / "metadata.csv"))
    again, problems = folder_table(tmp_path / "font")  # the headers of the files say the same
    assert not len(problems) and np.allclose(again.set_index("fname").duration[table.fname], table.duration)
    assert len(list(render_notes(font, [NoteToPlay("oboe", 0, 68, 70, 100, 0.5)]))) == 1
