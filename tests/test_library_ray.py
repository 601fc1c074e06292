"""Hearing with Ray: the same rows as one process, whatever dies in the middle"""
import os
import signal
import sys
from contextlib import closing
from importlib.util import find_spec
from pathlib import Path
from unittest import mock

import numpy as np
import pytest
from test_library_store import contents

from audiotag.audio import write
from audiotag.library import ray_engine
from audiotag.library.add import add

pytestmark = [pytest.mark.alone,  # on a machine that is busy Ray gives up starting
              pytest.mark.skipif(not find_spec("ray"), reason="ray is not installed: pip install 'audiotag-instruments[scale]'")]


@pytest.fixture(scope="module", autouse=True)
def cluster():
    with mock.patch.dict(os.environ), ray_engine.cluster(processes=2) as ray:
        ray.cloudpickle.register_pickle_by_value(sys.modules[__name__])  # the machines of a cluster do not have this file
        yield ray


@pytest.fixture(scope="module")
def music(tmp_path_factory):
    "A folder of 40 files, of which four are bad"
    folder, rng = tmp_path_factory.mktemp("music"), np.random.default_rng(0)
    for i in range(36):
        suffix = ("wav", "flac", "ogg")[i % 3]
        write(folder / f"{i:02}.{suffix}", rng.normal(scale=0.1, size=rng.integers(4_000, 80_000)).clip(-1, 1), 8_000)
    (folder / "empty.wav").touch()
    (folder / "text.mp3").write_text("no sound, but named like one")
    (folder / "noise.flac").write_bytes(rng.bytes(9_000))
    (folder / "torn.ogg").write_bytes((folder / "02.ogg").read_bytes()[:50])
    return folder


@pytest.fixture(scope="module")
def expected(music, tmp_path_factory):
    "What one process of this machine makes of it"
    shelf = tmp_path_factory.mktemp("shelf") / "one"
    list(add([music], shelf, processes=1))
    return contents(shelf)


class Dying(ray_engine._Hearer):
    "An actor that is killed by one file whenever it comes to it, and by another one the first time"

    def __init__(self, *args):
        super().__init__(*args)
        hear_file, once = ray_engine.hear_file, Path(os.environ["AUDIOTAG_ONCE"])

        def deadly(tagger, file, options):
            name = os.path.basename(file.path)
            if name == "20.ogg" or name == "07.flac" and once.exists():
                once.unlink(missing_ok=True)
                os.kill(os.getpid(), signal.SIGKILL)
            return hear_file(tagger, file, options)

        ray_engine.hear_file = deadly


def test_the_shelf_is_the_same_as_that_of_one_process_although_actors_are_killed(music, expected, tmp_path, monkeypatch):
    once = tmp_path / "once"
    once.touch()

    class Here(Dying):  # actors do not have the environment of this process
        def __init__(self, *args):
            os.environ["AUDIOTAG_ONCE"] = str(once)
            super().__init__(*args)

    monkeypatch.setattr(ray_engine, "_Hearer", Here)
    records = list(add([music], tmp_path / "shelf", engine="ray", processes=2))
    found, poison = contents(tmp_path / "shelf"), str(music / "20.ogg")
    assert not once.exists()
    assert (records[-1].done, records[-1].failed) == (40, 5)
    assert "was killed, twice" in found[poison][0]["problem"]
    assert found.keys() == expected.keys()
    assert [path for path in expected if found[path] != expected[path]] == [poison]


def test_a_run_that_was_stopped_goes_on_at_an_address_of_fsspec(music, expected, tmp_path):
    shelf = f"local://{tmp_path}/shelf"
    options = dict(to=shelf, engine="ray", processes=2)
    with closing(add([f"local://{music}"], **options)) as run: first = next(record for record in run if record.done)
    kept = len(contents(shelf))
    assert 0 < first.done <= kept < 40
    *_, last = add([f"local://{music}"], **options)
    assert last.total == 40 - kept
    def alone(rows):  # what says why a file cannot be read knows its suffix on this machine only
        return {Path(path).name: (row | dict(path="", modified=0, problem=bool(row["problem"])), inner)
                for path, (row, inner) in rows.items()}
    assert alone(contents(shelf)) == alone(expected)


def test_what_no_file_is_to_blame_for_ends_the_run_in_one_line(music, tmp_path, monkeypatch):
    monkeypatch.setattr(ray_engine, "__version__", "0.0")
    with pytest.raises(ray_engine.ClusterError, match="not 0.0; install the same on all machines"):
        list(add([music], tmp_path / "shelf", engine="ray", processes=2))
    with pytest.raises(ray_engine.ClusterError, match="cuda: the cluster has no GPU"):
        list(add([music], tmp_path / "shelf", engine="ray", processes=2, device="cuda"))
