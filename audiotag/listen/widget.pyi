# Made by tools/stubs.py of the module beside it: do not edit.
from typing import Any
from collections.abc import Callable, Iterable, Iterator
import io
import logging
import os
import weakref
from collections import deque
from importlib.resources import files
from pathlib import Path
from threading import Event, Lock
from fastcore.basics import patch
from fastcore.meta import delegates
from ..corrections import to_seconds
from ..files import require
from .page import save_page
from .pool import Workers
from .session import Session
from ..sound import on_disk
from ..tagger import Tagger
from ..tags import Tags
import traitlets
from anywidget import AnyWidget
class Player(AnyWidget):
    """A song that is played and shown, with the instruments that are heard in it"""
    height = traitlets.Int(None, allow_none=True, help='of the lanes, pixels; None = as many as they need').tag(sync=True)
    current_time = traitlets.Float(0.0, help='where the sound is, seconds; set it to jump')
    playing = traitlets.Bool(False, help='whether it plays; set it to play or pause')
    done = traitlets.Bool(False, help='whether the whole song is analysed')
    session: Any
    on_change: Any

    def __init__(self, song, tagger: Tagger | str | None=None, *, name: str | None=None, height: int | None=None, keep: bool=True, sr: int | None=None, hop: float | None=None, threshold: float | dict[str, float] | None=None, labels: Iterable[str] | None=None, families: bool=True, clips=None, save=None, truth=None):
        ...

    def wait(self, timeout: float | None=None) -> Player:
        """Wait for the end of the analysis; `SessionError` if it fails or the player is closed
    before, `TimeoutError`"""

    @property
    def error(self) -> str | None:
        """What is wrong with the song, None if nothing is"""

    @property
    def tagger(self) -> Tagger:
        """What hears the song: the tagger that was given, or one that was taught more in the page"""

    @property
    def tags(self) -> Tags:
        """The tags, with the thresholds that are set and the corrections; `SessionError` until all
    is analysed"""

    @property
    def corrections(self):
        """What the listener says: a row for each stretch, with path, start, end, label, verdict"""

    def to_html(self, path) -> Path:
        """One HTML file with sound, scores and player, which needs neither server nor network; waits
    for the end of the analysis"""

    def close(self):
        """Stop the analysis, remove what it put aside, take the widget away"""
