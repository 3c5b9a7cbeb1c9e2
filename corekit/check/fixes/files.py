# SPDX-License-Identifier: Apache-2.0
"""Change files so that a reader sees the old one or the new one, never half of it."""

from __future__ import annotations

import os
import shutil
import tempfile
from pathlib import Path


def replace(file: Path, content: bytes) -> None:
    """Write *content* beside *file*, with its permissions, and move it there; raises OSError."""
    handle, name = tempfile.mkstemp(prefix=f".{file.name}.", dir=file.parent)
    beside = Path(name)
    try:
        with os.fdopen(handle, "wb") as stream:
            stream.write(content)
            stream.flush()
            os.fsync(stream.fileno())
        shutil.copymode(file, beside)
        beside.replace(file)
    finally:
        beside.unlink(missing_ok=True)


def rename(file: Path, stem: str) -> bool:
    """Give *file* another stem; False where a file of that name is there already."""
    target = file.with_name(f"{stem}{file.suffix}")
    if target.exists():
        return False
    file.rename(target)
    return True
