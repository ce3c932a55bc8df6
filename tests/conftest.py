"""Makes the helpers that tests share importable, and the repository's own tools."""

from __future__ import annotations

import os
import sys
import tempfile
from pathlib import Path

sys.path[:0] = [str(Path(__file__).parent), str(Path(__file__).parents[1])]
# A test neither reads nor fills the cache of whoever runs it.
os.environ["WATARI_CACHE"] = tempfile.mkdtemp(prefix="watari-cache-")
