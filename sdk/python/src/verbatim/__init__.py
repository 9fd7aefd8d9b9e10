"""The client of Verbatim: ``Verbatim`` is where to begin."""

from . import model
from .client import Verbatim
from .errors import VerbatimError
from .outbox import Outbox
from .rows import Outgoing
from .store import FileStore, MemoryStore, Store
from .version import VERSION as __version__

__all__ = [
    "FileStore",
    "MemoryStore",
    "Outbox",
    "Outgoing",
    "Store",
    "Verbatim",
    "VerbatimError",
    "__version__",
    "model",
]
