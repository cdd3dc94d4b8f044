# SPDX-License-Identifier: AGPL-3.0-or-later
"""The server's own settings, over a data folder that is thrown away: a test never touches ./data."""

import atexit
import os
import shutil
import tempfile

_folder = tempfile.mkdtemp(prefix="nearer-data-")
atexit.register(shutil.rmtree, _folder, ignore_errors=True)
os.environ["NEARER_DATA"] = _folder

from nearer.server.site.settings import *  # noqa: E402, F403 - the folder has to be named before they are read
