"""Hears which musical instruments are playing, and when."""
from importlib import import_module

from .docstrings import describe_package

TYPE_CHECKING = False  # as type checkers know it, without importing `typing`
if TYPE_CHECKING:
    from .listen.recorder import Recorder
    from .listen.widget import Player
    from .sound import AudioError
    from .tagger import Tagger
    from .tags import Tags

__version__ = "1.0.0"

_HOMES = {"Tagger": "tagger", "Player": "listen.widget", "Recorder": "listen.recorder", "Tags": "tags",
          "AudioError": "sound"}  # public name -> the module that holds it
__all__ = ["__version__", "Tagger", "Player", "Recorder", "Tags", "AudioError"]
describe_package(__name__)


def __getattr__(name):
    "Import `name` from its module when it is first asked for, so that `import audiotag` stays instant."
    if name not in _HOMES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(import_module(f"{__name__}.{_HOMES[name]}"), name)


def __dir__():
    return sorted({*globals(), *_HOMES})
