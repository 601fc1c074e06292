"""From a server that misbehaves to the table: the archives of all six datasets, one kind of trouble for each"""
import hashlib
import os
import stat
import zipfile
from dataclasses import replace
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from archives import make_archives, unpack_all
from broken_server import BrokenServer, Fault

from audiotag.data.client import DownloadError
from audiotag.data.download import get, state, verify
from audiotag.data.metadata import make_table
from audiotag.data.sources import SOURCES
from audiotag.train.protocols import PROTOCOLS, find_clips

RECORDS = {"fsdkaggle2018": 2552860, "irmas": 1290750, "openmic": 1432913, "vocalset": 1442513}
PHILHARMONIA = "/uploads/2020/02/12112005/all-samples.zip"


@pytest.fixture(scope="module")
def archives(tmp_path_factory):
    "The archives, and the table of what is in them: (dataset -> files, table, problems)"
    folder = tmp_path_factory.mktemp("archives")
    made = make_archives(folder / "packed")
    unpack_all(folder / "packed", folder / "unpacked")
    return made, *plain(*make_table(folder / "unpacked"), folder / "unpacked")


def plain(table, problems, folder):
    "Table and problems with paths relative to the folder, in order"
    def sort(rows): return rows.assign(path=[os.path.relpath(p, folder) for p in rows["path"]]).sort_values("path", ignore_index=True)
    return sort(table), sort(problems)


@pytest.fixture
def server(archives, monkeypatch):
    "All six where their servers would have them; sizes and checksums are those of the archives made here"
    with BrokenServer() as server:
        contents = {name: {path.name: path.read_bytes() for path in paths} for name, paths in archives[0].items()}
        for name, record in RECORDS.items(): server.add_record(record, contents[name])
        server.files[PHILHARMONIA] = contents["philharmonia"]["all-samples.zip"]
        server.files["/signed/archive.zip"] = contents["musical_instruments"]["musical-instruments-sound-dataset.zip"]
        server.moved[urlsplit(SOURCES["musical_instruments"].remotes[0].url).path] = f"{server.url}/signed/archive.zip"
        for name in ("irmas", "openmic", "vocalset"):
            remotes = tuple(replace(remote, size=None, md5=remote.md5 and hashlib.md5(contents[name][remote.name]).hexdigest())
                            for remote in SOURCES[name].remotes)
            monkeypatch.setitem(SOURCES, name, replace(SOURCES[name], remotes=remotes))
        yield server


def path_in(name, archive): return f"/api/records/{RECORDS[name]}/files/{archive}/content"


def test_the_sources_name_the_archives(archives):
    assert {name: {path.name for path in paths} for name, paths in archives[0].items()} == {
        name: {remote.name for remote in source.remotes} for name, source in SOURCES.items()}


def test_trouble_everywhere_and_the_right_table_in_the_end(archives, server, tmp_path):
    train, part, vocals = (path_in(*where) for where in (("fsdkaggle2018", "FSDKaggle2018.audio_train.zip"),
                                                          ("irmas", "IRMAS-TestingData-Part1.zip"), ("vocalset", "VocalSet11.zip")))
    server.break_at("/api/records/2552860", Fault(status=500), Fault(status=503))
    server.break_at(train, Fault(cut=150_000))  # breaks off in the middle
    server.break_at(part, Fault(ignores_range=True, cut=20_000), Fault(ignores_range=True))  # ignores Range
    server.break_at("/signed/archive.zip", Fault(), Fault(status=500), Fault(status=429, headers={"Retry-After": "0"}))
    server.break_at(PHILHARMONIA, Fault(), Fault(announce=20_000))  # lies about the length
    length = len(server.files[vocals])
    server.break_at(vocals, Fault(content=bytes(length)))  # as long, and all wrong
    lines = []
    results = get(to=tmp_path / "data", mirror=server.url, say=lines.append, pause=0.001)
    assert [line.partition(":")[0] for line in lines if "licence: " in line] == list(SOURCES)
    assert isinstance(results.pop("vocalset"), DownloadError) and set(results.values()) == {tmp_path / "data" / name for name in results}
    assert state(tmp_path / "data") == dict.fromkeys(results, "complete") | {"vocalset": "absent"}
    assert server.of(train)[1].first > 0 and server.of(part)[1].first == 0
    table, problems = plain(*make_table(tmp_path / "data"), tmp_path / "data")
    assert set(table["dataset"]) == set(results) - {"openmic"} and "vocalset" in set(problems["path"])

    asked = len(server.asked)
    assert get(to=tmp_path / "data", mirror=server.url, say=lines.append, pause=0.001)["vocalset"] == tmp_path / "data/vocalset"
    assert {request.path for request in server.asked[asked:]} == {"/api/records/1442513", vocals}, "the other five are left alone"
    assert verify(tmp_path / "data", deep=True) == [] and not list((tmp_path / "data").rglob("*.zip*"))
    assert not list((tmp_path / "data").rglob("*.tgz*")) and len(find_clips(PROTOCOLS["openmic"], tmp_path / "data")[0]) == 3
    assert not [path for path in (tmp_path / "data").rglob("*") if path.name in ("__MACOSX", ".DS_Store") or path.name.startswith("._")]
    table, problems = plain(*make_table(tmp_path / "data"), tmp_path / "data")
    assert table.equals(archives[1]) and problems.equals(archives[2])
    assert set(table["dataset"]) == set(SOURCES) - {"openmic"} and (table["licence"] != "").all() and len(problems) > 5


def test_archives_that_do_harm_never_reach_the_table(archives, server, tmp_path):
    link = zipfile.ZipInfo("Train_submission")
    link.create_system, link.external_attr = 3, (stat.S_IFLNK | 0o777) << 16
    for path, entry in {PHILHARMONIA: "all-samples/../../../evil.wav", "/signed/archive.zip": link}.items():
        with zipfile.ZipFile(tmp_path / "evil.zip", "w") as archive: archive.writestr(entry, b"/etc")
        server.files[path] = (tmp_path / "evil.zip").read_bytes()
    results = get(["philharmonia", "musical_instruments", "vocalset"], tmp_path / "data", mirror=server.url, say=lambda line: None)
    assert "outside of its folder" in str(results["philharmonia"]) and "a link" in str(results["musical_instruments"])
    assert not list(tmp_path.rglob("evil.wav")) and not list((tmp_path / "data").rglob("*.zip*"))
    table, _ = make_table(tmp_path / "data", ["vocalset"])
    assert set(table["dataset"]) == {"vocalset"} and all(Path(path).exists() for path in table["path"])
