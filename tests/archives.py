"""The archives of the six datasets in small: names, layout, litter, typing errors and broken files as published, sounds made up."""
import csv
import gzip
import io
import tarfile
import zipfile
from pathlib import Path

import numpy as np
import soundfile

RATE = 44_100

FSD_TRAIN = """fname,label,manually_verified,freesound_id,license
00044347.wav,Hi-hat,0,28739,Attribution
001ca53d.wav,Saxophone,1,358827,Attribution
002d256b.wav,Saxophone,0,358827,Attribution
0033e230.wav,Glockenspiel,1,325017,Creative Commons 0
00353774.wav,Violin_or_fiddle,1,195688,Attribution
03320f05.wav,Applause,0,202498,Creative Commons 0
0077777f.wav,Cello,1,500001,Attribution
00a11111.wav,Cello,1,500002,Creative Commons 0
00b22222.wav,Oboe,1,500003,Attribution
"""
FSD_TEST = """fname,label,usage,freesound_id,license
ffba7963.wav,Clarinet,Private,248994,Attribution
ffbc0001.wav,Bus,Public,346610,Creative Commons 0
ffbc0002.wav,Cello,Public,195688,Creative Commons 0
"""
MISD_TRAIN = """FileName,Class
1-E1-Major 00.wav,Sound_Guitar
1-E1-Major 01.wav,Sound_Guitar
G53-40100-1111-00079.wav,Sound_Guitar
G53-41101-1111-158.wav,Sound_Guitar
"drums, loud and ""live"" (1).wav",Sound_Drum
RealDrum01_00HHtrain.wav,Sound_Drum
RealDrum01_00HHtrain.wav,Sound_Violin
WaveDrum02_39KD (1).wav,Sound_Drum
WaveDrum02_39KD (1).wav,Sound_Drum
Sad-Violin-B-www.example.com.wav,Sound_Violin
ROOM_room6_MUS_bartok_DEV_lg.wav,Sound_Piano
ROOM_room7_MUS_mozart_DEV_lg.wav,Sound_Piano
piano-6076.wav,Sound_Piano
missing-12345.wav,Sound_Piano
"""
MISD_TEST = """FileName,Class
rock_1_100BPM.wav,Sound_Guiatr
darbuka-drum-percussion-64018.wav,Sound_Drum
Sad-Violin-A-www.example.com.wav,Sound_Violin
ROOM-room6-MUS-chords.wav,Sound_Piano
"""
MISD_EXTRA = ("violin_solo_1.wav",)  # on disk, in no table
MISD_BROKEN = "piano-6076.wav"

IRMAS_TRAIN = (
    "cel/008__[cel][nod][cla]0058__1.wav", "cel/008__[cel][nod][cla]0058__2.wav", "cel/[cel][cla]0001__1.wav",
    "gel/001__[gel][dru][pop_roc]0829__1.wav", "gel/001__[gel][dru][pop_roc]0829__3.wav", "pia/[pia][jaz_blu]1513__1.wav",
    "voi/[voi][jaz_blu]2482__2.wav", "sax/118__[sax][nod][jaz_blu]1737__1.wav",
)
IRMAS_BROKEN = "sax/118__[sax][nod][jaz_blu]1737__1.wav"
IRMAS_TEST = {  # folder: {file without its ending: its labels, None where there is no such file}
    "Part1": {"(02) dont kill the whale-1": b"gel\t\r\nvoi\t\r\n", "(02) dont kill the whale-15": b"gel \t voi\n\n\n",
              "no labels-2": None},
    "IRTestingData-Part2": {"0050_10CC___I_M_NOT_IN_LOVE-11": b"\n\tPIA\n \nvoi\n"},
    "IRTestingData-Part3": {"Zamfir - The Lonely Shepherd - 01 - The Lonely Shepherd-9": b"flu\n",
                            "Caf\u00e9, m\u00fasica-7": b"acc\nvio\n", "nothing-3": b" \n"},
}

PHILHARMONIA = {  # inner archive, or "" for a folder of all-samples.zip itself: files
    "cello.zip": ("cello/cello_A2_1_forte_arco-normal.mp3", "cello/cello_As2_05_piano_arco-normal.mp3"),
    "viola.zip": ("viola/viola_D4_1_forte_arco-normal.mp3", "viola/viola_D6_05_piano_arco-normal.mp3"),
    "french horn.zip": ("french-horn_A2_1_fortissimo_normal.mp3",),
    "cor anglais.zip": ("cor anglais/english-horn_Gs4_15_forte_normal.mp3",),
    "": ("percussion/bass drum/bass-drum__025_forte_bass-drum-mallet.mp3", "percussion/Thai gong/Thai-gong__long_forte_damped.mp3",
         "percussion/washboard/washboard__long_forte_shaken.mp3"),
}
PHILHARMONIA_BROKEN = "viola/viola_D6_05_piano_arco-normal.mp3"

VOCALSET = (
    "female1/arpeggios/belt/f1_arpeggios_belt_c_a.wav", "female1/excerpts/spoken/f1_caro_spoken.wav",
    "female2/arpeggios/vibrado/f2_arpeggios_vibrato_a.wav", "female2/scales/straight/f2_scales_straight_u(1).wav",
    "male8/excerpts/vibrato/m9_caro_vibrato.wav", "male8/excerpts/straight/row_straight.wav",
    "male10/long_tones/trill/m10_long_trill_e.wav",
)
OPENMIC_TEST, OPENMIC_TRAIN = ("000046_3840", "000135_483840", "140000_0", "140001_7680"), ("000139_119040",)
OPENMIC_LABELS = """sample_key,instrument,relevance,num_responses
000046_3840,clarinet,0.17105,3
000046_3840,flute,0.0,3
000135_483840,clarinet,0.9,3
000135_483840,flute,0.6,3
000139_119040,synthesizer,1.0,3
140000_0,flute,0.49,3
140000_0,mallet_percussion,1.0,5
140001_7680,voice,1.0,3
"""

VOCALSET_BROKEN = "male10/long_tones/trill/m10_long_trill_e.wav"


def _sound(rng):
    "0.3 s of a tone with some noise, float (n,)"
    time = np.arange(round(0.3 * RATE)) / RATE
    return 0.4 * np.sin(2 * np.pi * rng.uniform(80, 4_000) * time) + rng.normal(0, 0.01, len(time))


def _encoded(rng, name):
    "A new sound as the bytes of a file of that name"
    buffer = io.BytesIO()
    soundfile.write(buffer, _sound(rng), RATE, format="MP3" if name.endswith(".mp3") else "WAV")
    return buffer.getvalue()


def _ogg(rng):
    "A new sound as the bytes of an ogg file"
    buffer = io.BytesIO()
    soundfile.write(buffer, _sound(rng), RATE, format="OGG", subtype="VORBIS")
    return buffer.getvalue()


def _broken(rng):
    "Bytes that are no sound"
    return rng.integers(0, 256, 3_000, dtype=np.uint8).tobytes()


def _zip(path, members):
    "Write a zip archive (name -> bytes; a name that ends in / is a folder) with the same bytes each time"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as archive:
        for name, data in members.items():
            info = zipfile.ZipInfo(name)
            info.compress_type, info.external_attr = zipfile.ZIP_DEFLATED, 0o644 << 16
            archive.writestr(info, data)


def _litter(*names):
    "What macOS leaves in an archive: a file of attributes for each file, and one for each folder"
    attributes = b"\x00\x05\x16\x07\x00\x02\x00\x00Mac OS X        "
    dotted = [f"{parent}/._{name}" if parent else f"._{name}" for parent, _, name in (path.rpartition("/") for path in names)]
    return {f"__MACOSX/{path}": attributes for path in dotted} | {".DS_Store": b"\x00\x00\x00\x01Bud1"}


def _names(table, column):
    "The files that a table of text names, each once"
    return list(dict.fromkeys(row[column] for row in csv.DictReader(io.StringIO(table))))


def fsdkaggle2018(folder, rng):
    "One file of the table is not there (Oboe), one is empty (Cello 0077777f), one that is there is in no table"
    train = {name: _encoded(rng, name) for name in _names(FSD_TRAIN, "fname") if name != "00b22222.wav"} | {"0077777f.wav": b""}
    train["0badc0de.wav"] = _encoded(rng, "x.wav")
    test = {name: _encoded(rng, name) for name in _names(FSD_TEST, "fname")}
    meta = {"train_post_competition.csv": FSD_TRAIN.encode(), "test_post_competition_scoring_clips.csv": FSD_TEST.encode()}
    doc = {"README.md": b"# FSDKaggle2018\n", "LICENSE-DATASET": b"per clip\n"}
    for part, members in dict(audio_train=train, audio_test=test, meta=meta, doc=doc).items():
        _zip(folder / f"FSDKaggle2018.{part}.zip", {f"FSDKaggle2018.{part}/{name}": data for name, data in members.items()})


def irmas(folder, rng):
    "One training file is broken; in the testing parts one sound has no labels, one labels without a sound, one an unknown label"
    train = {f"IRMAS-TrainingData/{name}": _encoded(rng, name) for name in IRMAS_TRAIN}
    train |= {f"IRMAS-TrainingData/{IRMAS_BROKEN}": _broken(rng), "IRMAS-TrainingData/README.txt": b"IRMAS\n",
              "IRMAS-TrainingData/cel/.DS_Store": b"\x00\x00\x00\x01Bud1"}
    _zip(folder / "IRMAS-TrainingData.zip", train)
    for number, (inside, files) in enumerate(IRMAS_TEST.items(), 1):
        members = {f"{inside}/{name}.wav": _encoded(rng, "x.wav") for name in files}
        members |= {f"{inside}/{name}.txt": labels for name, labels in files.items() if labels is not None}
        if number == 1: members[f"{inside}/gone-4.txt"] = b"org\n"
        _zip(folder / f"IRMAS-TestingData-Part{number}.zip", members)


def musical_instruments(folder, rng):
    "One file is broken, one of the table is not there, one is in no table, one is listed in two classes and one twice in the same"
    members = {"Metadata_Train.csv": MISD_TRAIN.encode(), "Metadata_Test.csv": MISD_TEST.encode()}
    train = [name for name in _names(MISD_TRAIN, "FileName") if name != "missing-12345.wav"] + list(MISD_EXTRA)
    for part, names in dict(Train=train, Test=_names(MISD_TEST, "FileName")).items():
        inside = f"{part}_submission/{part}_submission"
        members |= {f"{inside}/{name}": _broken(rng) if name == MISD_BROKEN else _encoded(rng, name) for name in names}
    _zip(folder / "musical-instruments-sound-dataset.zip", members)


def philharmonia(folder, rng):
    "Archives within the archive, percussion in folders, one unreadable file, and macOS's litter all over"
    members = {}
    for inner, names in PHILHARMONIA.items():
        files = {name: _broken(rng) if name == PHILHARMONIA_BROKEN else _encoded(rng, name) for name in names} | _litter(*names)
        if inner:
            buffer = io.BytesIO()
            _zip(buffer, files)
            files = {inner: buffer.getvalue()}
        members |= {f"all-samples/{name}": data for name, data in files.items()}
    _zip(folder / "all-samples.zip", members | _litter("all-samples/cello.zip"))


def vocalset(folder, rng):
    "Singers' folders with names that do not fit, one empty wav, and the papers that come with them"
    members = {f"FULL/{name}": _encoded(rng, name) for name in VOCALSET}
    buffer = io.BytesIO()
    soundfile.write(buffer, np.zeros(0), RATE, format="WAV")
    members |= {f"FULL/{VOCALSET_BROKEN}": buffer.getvalue(), "readme-anon.txt": b"20 singers\n", "train_singers_technique.txt": b"f1\n",
                "DataSetVocalises.pdf": b"%PDF-1.4\n", "FULL/female1/.DS_Store": b"\x00\x00\x00\x01Bud1"}
    _zip(folder / "VocalSet11.zip", members | _litter(f"FULL/{VOCALSET[0]}"))


def openmic(folder, rng):
    "Three clips of the test part and one of the training part in a .tgz, as tar on macOS packs it; one listed clip is not there"
    clips = {f"audio/{key[:3]}/{key}.ogg": _ogg(rng) for key in (*OPENMIC_TEST[:3], *OPENMIC_TRAIN)}
    texts = {"partitions/split01_test.csv": "\n".join(OPENMIC_TEST) + "\n", "partitions/split01_train.csv": "\n".join(OPENMIC_TRAIN) + "\n",
             "openmic-2018-aggregated-labels.csv": OPENMIC_LABELS, "vggish/000/000046_3840.json": "{}", "license-cc-by.txt": "CC BY 4.0\n"}
    members = clips | {name: text.encode() for name, text in texts.items()} | {"._class-map.json": b"\x00\x05\x16\x07"}
    with gzip.GzipFile(folder / "openmic-2018-v1.0.0.tgz", "wb", mtime=0) as packed, tarfile.open(fileobj=packed, mode="w") as archive:
        top = tarfile.TarInfo("openmic-2018")
        top.type = tarfile.DIRTYPE
        archive.addfile(top)
        for name, data in members.items():
            member = tarfile.TarInfo(f"openmic-2018/{name}")
            member.size = len(data)
            archive.addfile(member, io.BytesIO(data))


MAKERS = {maker.__name__: maker for maker in (fsdkaggle2018, irmas, musical_instruments, philharmonia, vocalset, openmic)}


def make_archives(folder, seed=0):
    "Write `folder`/<dataset>/<archive> for the six datasets; dataset -> its archives. The same seed gives the same bytes"
    made = {}
    for number, (name, maker) in enumerate(MAKERS.items()):
        (Path(folder) / name).mkdir(parents=True, exist_ok=True)
        maker(Path(folder) / name, np.random.default_rng([seed, number]))
        made[name] = sorted((Path(folder) / name).iterdir())
    return made


def unpack(archive, to):
    "Unpack an archive into a folder, and an archive inside it into a folder of its stem at its place"
    with zipfile.ZipFile(archive) as opened: opened.extractall(to)
    for inner in sorted(Path(to).rglob("[!.]*.zip")):  # ._cello.zip is litter of macOS, no archive
        unpack(inner, inner.with_suffix(""))
        inner.unlink()


def unpack_all(folder, to):
    "Unpack what `make_archives` wrote: `to`/<dataset>/<archive's stem>/...; not OpenMIC's, which is in no table"
    for archive in sorted(Path(folder).glob("*/*.zip")):
        unpack(archive, Path(to) / archive.parent.name / archive.stem)
