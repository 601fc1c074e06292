# Made by tools/stubs.py of the module beside it: do not edit.
import pandas
from typing import Any
from collections.abc import Iterable, Sequence
import os
from collections.abc import Callable, Iterable, Iterator
from contextlib import closing
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import NamedTuple
import numpy as np
from fastcore.basics import patch
from fastcore.meta import delegates
from .audio import AudioError, source_name
from .files import expand_home
from .frames import Frames, Thumbnail
from .heads import read_heads
from .logmel import GROUP, FrontEnd
from .many import decode_many
from .model_folder import ModelError, load_network, local_folder, read_info
from .offsets import read_offsets
from .options import TagOptions, tag_options
from .parts import Part, as_part, part_frames, part_segments, rows_in_part
from audiotag.segments import Columns, Layout, join, numbered, pool_segments, score_columns, segments_of
from .tags import Tags
from .timeline import clock
class Tagger:
    """Hears which instruments are playing, and when: a model folder, ready to run"""
    folder: Path
    info: dict
    labels: tuple[str, ...]
    thresholds: dict[str, float]
    front_end: FrontEnd
    device: str

    def __init__(self, folder, threads: int | None=None, device: str='cpu'):
        ...

    def __repr__(self):
        ...

    def __reduce__(self):
        ...

    @classmethod
    def from_pretrained(cls, name='default', threads: int | None=None, device: str='cpu') -> Tagger:
        """Load a model; `ModelError` if it is missing or damaged"""

    def push_to_hub(self, name: str, private: bool=False, tag: str | None=None) -> str:
        """Publish the model's folder with a model card; `ModelError` if that cannot be"""

    def predict(self, frames: Frames, layout: Layout, output: str='scores', early: float=0) -> Iterator[Columns]:
        """What the network says of the columns of a sound, batch by batch, as soon as it is known"""

    def stream(self, source, *, sr: int | None=None, name: str | None=None, start: float | None=None, end: float | None=None, hop: float | None=None, segment: float | None=None, threshold: float | dict[str, float] | None=None, top: int | None=None, labels: Iterable[str] | None=None, families: bool=True) -> Iterator[Segment]:
        """Tag a sound segment by segment; `ValueError` for a wrong option, `AudioError` as soon as
    the sound cannot be read"""

    def tag(self, source, *, sr: int | None=None, name: str | None=None, start: float | None=None, end: float | None=None, hop: float | None=None, segment: float | None=None, threshold: float | dict[str, float] | None=None, top: int | None=None, labels: Iterable[str] | None=None, families: bool=True) -> Tags:
        """Tag a whole sound, or a part; `AudioError` if it cannot be read or has no such part,
    `ValueError` for a wrong option"""

    def tag_many(self, sources: Iterable, *, sr: int | None=None, progress: Callable[[object, float], None] | None=None, start: float | None=None, end: float | None=None, hop: float | None=None, segment: float | None=None, threshold: float | dict[str, float] | None=None, top: int | None=None, labels: Iterable[str] | None=None, families: bool=True) -> Iterator[tuple[object, Tags | AudioError]]:
        """Tag many sounds, decoding the next one while this one is heard; a bad one does not stop
    the others"""

    def embed(self, source, *, sr: int | None=None, name: str | None=None, hop: float | None=None, segment: float | None=None) -> np.ndarray:
        """The embedding of each segment, the mean of its columns'; errors as for `tag`"""

    def tag_and_embed(self, frames: Frames, options: TagOptions, file: str) -> tuple[Tags, np.ndarray]:
        """Tag and embed a sound in one go; errors as for `tag`"""

    def teach(self, clips, negatives=None, *, save=None, sr: int | None=None, seed: int=0) -> 'Tagger':
        """Teach labels from a few clips, new ones or more of what it knows; `TeachError`,
    `AudioError` or `ModelError` where that cannot be"""

    def forget(self, label: str, *, save=None) -> 'Tagger':
        """Forget a label that was taught; `TeachError` where it was not"""

    def explain(self, source, label: str, start: float=0.0, end: float | None=None, *, sr: int | None=None, name: str | None=None):
        """Why a label has its score in a part of a song; `ValueError` for no label or part,
    `AudioError` for a part without sound"""

    def similar(self, query, among=None, n: int=10, *, sr: int | None=None):
        """The moments that sound most like a stretch of a song; `ValueError` for no stretch,
    `AudioError` where it cannot be heard"""

    def learn_from(self, corrections, *, save=None) -> tuple['Tagger', 'pandas.DataFrame']:
        """Learn from corrections; `CorrectionsError`, `AudioError` or `ModelError`, one line, where
    that cannot be or what was known gets worse"""
class Segment(NamedTuple):
    """What is heard in a few seconds"""
    start: float
    end: float
    scores: dict[str, float]
    tags: list[str]
