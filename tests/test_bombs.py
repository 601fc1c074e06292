"""Small files that would fill the memory or the disk: pictures in songs are never decoded, and copies have a limit"""
import io
import os
import struct
import subprocess
import sys
import zlib
from contextlib import suppress
from pathlib import Path
from types import SimpleNamespace

import av
import httpx
import numpy as np
import psutil
import pytest
import soundfile
from project import LIMIT, ROOT, wait_until
from serve_client import Page, serving
from test_serve import started

from audiotag.files import DiskFullError, write_aside
from audiotag.listen import copies, playback, uploads

SIDE = 12_000  # dots of a picture's edge: 144 MB of grey once decoded, 0.6 MB packed
SPARE = 60e6  # bytes that opening such a song may take more than opening one without a picture


def png(side=SIDE):
    "A black picture"
    def chunk(kind, data): return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    packer = zlib.compressobj(1)
    rows = b"".join([*(packer.compress(bytes(100 * (side + 1))) for _ in range(side // 100)), packer.flush()])
    header = struct.pack(">IIBBBBB", side, side, 8, 0, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", header) + chunk(b"IDAT", rows) + chunk(b"IEND", b"")


def size(n): return bytes(n >> shift & 127 for shift in (21, 14, 7, 0))


def tagged(mp3, pictures):
    "An mp3 with covers"
    frames = b"".join(b"APIC" + size(len(picture) + 13) + b"\0\0\0image/png\0\3\0" + picture for picture in pictures)
    return b"ID3\4\0\0" + size(len(frames)) + frames + mp3


def tone():
    frame = av.AudioFrame.from_ndarray(np.sin(np.arange(88_200, dtype="f4") / 15)[None] / 2, format="fltp", layout="mono")
    frame.sample_rate = 44_100
    return frame


def song(container, codec, picture=None):
    "Two seconds of a tone, with a film of one picture"
    buffer = io.BytesIO()
    with av.open(buffer, "w", container) as file:
        sound = file.add_stream(codec, rate=44_100)
        if picture:
            film = file.add_stream("png", rate=1)
            film.width, film.height, film.pix_fmt = SIDE, SIDE, "gray"
            file.start_encoding()
            packet = av.Packet(picture)
            packet.stream, packet.pts, packet.dts, packet.is_keyframe = film, 0, 0, True
            file.mux(packet)
        for packet in [*sound.encode(tone()), *sound.encode(None)]: file.mux(packet)
    return buffer.getvalue()


@pytest.fixture(scope="module")
def songs(tmp_path_factory):
    "A folder with one song without a picture, and some with pictures"
    folder, picture = tmp_path_factory.mktemp("songs"), png()
    plain = song("mp3", "mp3")
    mp3 = plain[plain.find(b"\xff\xfb"):]
    contents = {"plain.mp3": plain, "cover.mp3": tagged(mp3, [picture]), "covers.mp3": tagged(mp3, [picture] * 4),
                "film.mov": song("mov", "aac", picture), "film.avi": song("avi", "mp3", picture)}
    for name, content in contents.items(): (folder / name).write_bytes(content)
    assert all(len(content) < 3e6 for content in contents.values())
    return folder


# what opens songs -> a program with `path`, the song, and `here`, an empty folder
OPENERS = {
    "probe": "from audiotag.audio import probe; probe(path)",
    "decode": "from audiotag.audio import decode\nfor block in decode(path): pass",
    "decode from a moment on": "from audiotag.audio import decode\nfor block in decode(path, start=1): pass",
    "decode bytes": "from audiotag.audio import decode\nfor block in decode(open(path, 'rb').read()): pass",
    "decode what arrives": "from audiotag.audio import decode_arriving\nfor block in decode_arriving(open(path, 'rb')): pass",
    "tag": "from audiotag.cli.main import main; sys.argv = ['audiotag', 'tag', path]; run(main)",
    "data table": "from pathlib import Path; (Path(here) / 'x/cello').mkdir(parents=True); shutil.copy(path, f'{here}/x/cello')\n"
                  "from audiotag.cli.main import main\n"
                  "sys.argv = ['audiotag', 'data', 'table', f'{here}/x', '--folders', '--ranges', '-o', f'{here}/t.csv']; run(main)",
    "session": "from audiotag import Tagger; from audiotag.listen.session import Session\n"
               "session = Session(Tagger.from_pretrained(), path, lambda *message: None); session.run()\n"
               "assert session.done, session.error\nsession.receive(dict(type='ready', view='v', can=['audio/wav']))\n"
               "session.run(); session.close()",
}
PROGRAM = """
import gc, resource, shutil, sys, tempfile
opener, paths = sys.argv[1], sys.argv[2:]
def run(main):
    try: main()
    except SystemExit as end: assert not end.code, end.code
def peak(): return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * (1 if sys.platform == "darwin" else 1024)
for path in [paths[0], *paths]:
    here = tempfile.mkdtemp()
    exec(opener)
    shutil.rmtree(here)
    gc.collect()  # a tagger of before stands in a circle: its turn comes when it comes
    print("PEAK", peak())
"""


@pytest.mark.parametrize("what", OPENERS)
def test_pictures_in_songs_take_no_memory(songs, what):
    names = ["plain.mp3", "cover.mp3", "covers.mp3", "film.mov", "film.avi"]
    if what == "decode what arrives": names = names[:3]  # the others cannot be read while they arrive
    done = subprocess.run([sys.executable, "-c", PROGRAM, OPENERS[what], *names], cwd=songs, capture_output=True, text=True, timeout=LIMIT,
                          env={**os.environ, "PYTHONPATH": str(ROOT)})
    assert done.returncode == 0, done.stderr
    first, *others = [int(line.split()[1]) for line in done.stdout.splitlines() if line.startswith("PEAK ")]
    assert len(others) == len(names) and others[-1] - first < SPARE, [(peak - first) / 1e6 for peak in others]


def test_pictures_in_songs_take_no_memory_of_the_server(songs, tmp_path):
    process, url = started(tmp_path)
    try:
        def memory(): return psutil.Process(process.pid).memory_info().rss

        def listen(name):
            id = httpx.post(f"{url}/songs?name={name}", content=(songs / name).read_bytes(), trust_env=False, timeout=LIMIT).json()["id"]
            with Page(url, id) as page: page.until("segments", done=True)

        listen("plain.mp3")
        highest = before = memory()
        for name in ("cover.mp3", "covers.mp3", "film.mov", "film.avi"):
            listen(name)
            highest = max(highest, memory())
        if (status := Path(f"/proc/{process.pid}/status")).exists():
            highest = max(highest, int(status.read_text().split("VmHWM:")[1].split()[0]) * 1024)
        assert highest - before < SPARE
    finally:
        process.terminate()
        process.wait(LIMIT)


def test_containers_are_opened_in_one_place_only():
    "So the two lists, of containers and of decoders, hold everywhere"
    opened = [(path.name, line.strip()) for path in sorted((ROOT / "audiotag").rglob("*.py")) for line in path.read_text().splitlines()
              if ("av_open(" in line or "av.open(" in line) and '"w"' not in line]
    assert [name for name, _ in opened] == ["containers.py"] and "codec_whitelist" in (ROOT / "audiotag/containers.py").read_text()


# --- Small files that would fill the disk -----------------------------------------------------------------------------------------------

def silence(path, rate=655_340, seconds=60):
    "A FLAC of some kilobytes that holds silence at a rate that no loudspeaker has"
    with soundfile.SoundFile(path, "w", rate, 1, "PCM_16", format="FLAC") as file:
        for _ in range(seconds): file.write(np.zeros(rate, "i2"))
    return path.read_bytes()


def largest(folder):
    "Bytes of all files below a folder, some of which may just have gone"
    sizes = []
    for path in folder.rglob("*"):
        with suppress(OSError): sizes.append(path.stat().st_size if path.is_file() else 0)
    return sum(sizes)


def test_a_copy_has_a_rate_that_is_heard(tmp_path):
    "Once 66 kB became 787 MB, because a view can only play wav"
    content = silence(tmp_path / "silence.flac", seconds=20)
    assert len(content) < 100_000
    (tmp_path / "songs").mkdir()
    with serving(tmp_path / "songs") as server, server.page(server.song(content, name="silence.flac"), can=["audio/wav"]) as page:
        assert page.until("audio")["mime"] == "audio/wav"
        assert largest(tmp_path / "songs") < 20 * 48_000 * 2 + 200_000


def test_a_copy_has_a_limit_and_a_smaller_form_takes_its_place(tmp_path, monkeypatch):
    monkeypatch.setattr(copies, "MAX_COPY", 500_000)
    content = silence(tmp_path / "silence.flac", rate=48_000)  # 5.8 MB as wav
    (tmp_path / "songs").mkdir()
    with serving(tmp_path / "songs") as server, server.page(server.song(content, name="silence.flac"), can=["audio/wav"]) as page:
        assert page.until("audio")["mime"].startswith("audio/ogg")
        assert largest(tmp_path / "songs") < 500_000 + len(content) + 100_000
        assert any(message.get("done") for message in page.messages) or page.until("segments", done=True)


def test_a_disk_that_fills_up_while_a_copy_is_made_is_told(tmp_path, monkeypatch):
    "The wav is given up, Opus is tried, and when there is no room for that either the song's page is told"
    content = silence(tmp_path / "silence.flac", rate=48_000)
    (tmp_path / "songs").mkdir()
    with serving(tmp_path / "songs") as server:
        id = server.song(content, name="silence.flac")
        monkeypatch.setattr(playback.shutil, "disk_usage", lambda path: SimpleNamespace(free=playback.SPARE - 1))
        with server.page(id, can=["audio/wav"]) as page: assert "the disk is full" in page.until_fatal()
        assert largest(tmp_path / "songs") <= len(content)


def test_an_upload_that_does_not_say_how_much_it_is_leaves_room_on_the_disk(tmp_path, monkeypatch):
    free = iter([10**12] * 3 + [uploads.SPARE] * 10_000)
    with serving(tmp_path) as server:
        monkeypatch.setattr(uploads.shutil, "disk_usage", lambda path: SimpleNamespace(free=next(free)))
        answer = server.post(content=(bytes(100_000) for _ in range(1_000)))
        assert answer.status_code == 507 and "disk is full" in answer.json()["error"]
        wait_until(lambda: largest(tmp_path) == 0)


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="needs a device that is always full")
def test_an_array_that_is_not_written_whole_is_a_full_disk(tmp_path):
    "NumPy says how much it wrote, and not why it stopped"
    with pytest.raises(DiskFullError, match="x.i16: the disk is full"), write_aside(tmp_path / "x.i16"):
        np.zeros(100_000, "i2").tofile("/dev/full")
