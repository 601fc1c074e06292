# Made by tools/stubs.py of the module beside it: do not edit.
from typing import Any
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
import numpy as np
from fastcore.basics import patch
from audiotag.corrections import Correction, correct_events, correct_families, correct_perhaps, correct_tagged
from audiotag.events import Event, cell_scores, event_settings, find_events, keep_top, labels_by_onset, round_score, round_time
from .families import family_members, find_families
from .files import require
from .formats import dumps
from .formats import save as save_records
from .perhaps import find_perhaps
from .plot import plot_timeline
from .records import Record
from .segments import Columns
from .summary import Share, perhaps_line, summarise
from .timeline import clock
from .timeline import timeline as text_timeline
@dataclass(eq=False, repr=False)
class Tags:
    """What was heard in a song: scores over time, and the events in them"""
    file: str
    duration: float
    model: str
    labels: tuple[str, ...]
    starts: np.ndarray
    ends: np.ndarray
    values: np.ndarray
    thresholds: np.ndarray
    spectrogram: np.ndarray | None = None
    spectrogram_rate: float = 0.0
    top: int | None = None
    families: bool = True
    columns: Columns | None = None
    corrections: tuple[Correction, ...] = ()
    part: tuple[float, float] | None = None

    def __post_init__(self):
        ...

    @property
    def rows(self) -> Columns:
        """The finest scores that there are: the columns, or else the segments"""

    @property
    def span(self) -> tuple[float, float]:
        """From when to when the song was heard, seconds"""

    def cells(self) -> tuple[np.ndarray, np.ndarray]:
        """The scores over time, as `cell_scores` has them"""

    @property
    def event_settings(self):
        """How events are made of these scores"""

    def to_events(self, threshold: float | Sequence[float] | None=None, low: float | Sequence[float] | None=None, smooth: float | None=None, min_duration: float | None=None, reentry: float | None=None) -> list[Event]:
        """The events, with thresholds of your own if you wish, and with the corrections"""

    def to_families(self, threshold: float | Sequence[float] | None=None) -> list[Event]:
        """Where a family is heard and none of its members; nothing where families are switched off"""

    def to_perhaps(self, threshold: float | Sequence[float] | None=None) -> list[Event]:
        """The labels that come nearest to their thresholds, where none reaches it"""

    def __iter__(self) -> Iterator[Event]:
        """The events of labels and families, sorted by start"""

    def __len__(self) -> int:
        """How many events of labels and families there are"""

    def corrected(self, corrections: Iterable[Correction]=()) -> Tags:
        """The same song with these corrections"""

    def __repr__(self):
        ...

    @property
    def events(self):
        '''A row for each event: start, end, label, score, and its kind, "label" or "family"'''

    @property
    def scores(self):
        """A row for each segment: start, end, and a column for each label"""

    def to_df(self, scores: bool=False):
        """`events`, or `scores`"""

    def summary(self):
        """A row for each label or family heard: seconds, share of the song, start, end and mean
    score of the best stretch"""

    def segments(self, all_scores: bool=False) -> list[dict]:
        """The segments as plain data, rounded, as the JSON format has them"""

    def timeline(self, width: int=80, truth: Iterable[Event] | None=None) -> str:
        """The events as lanes of text, and below them what perhaps plays"""

    def plot(self, width: float=10.0):
        """The spectrogram of the sound and a lane for each label heard"""

    def to_record(self, segments: bool=True, all_scores: bool=False) -> Record:
        """What the formats write about this song"""

    def save(self, path, format: str | None=None, scores: bool=False) -> None:
        """Write the events to a file"""

    def to_csv(self, path=None, scores: bool=False) -> str | None:
        """The events as CSV"""
