# SPDX-License-Identifier: Apache-2.0
"""What MkDocs does beside its own: reference pages are made, and links to files of the repository lead there."""

from __future__ import annotations

import os
import re
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from mkdocs.structure.files import File

if TYPE_CHECKING:
    from mkdocs.config.defaults import MkDocsConfig
    from mkdocs.structure.files import Files
    from mkdocs.structure.pages import Page

sys.path.insert(0, str(Path(__file__).parent))  # MkDocs loads this file by its path, outside of any package

from reference import reference_pages

_LINK = re.compile(r"(?<=\]\()(\.\./[^)\s]+)(?=\))")


def on_files(files: Files, config: MkDocsConfig) -> Files:
    """Add the pages that are made from the code."""
    for path, text in reference_pages().items():
        files.append(File.generated(config, path, content=text))
    return files


def on_page_markdown(markdown: str, page: Page, config: MkDocsConfig, files: Files) -> str:  # noqa: ARG001 - MkDocs names them
    """Have links that leave the documentation lead to the repository."""
    folder = (Path(config.docs_dir) / page.file.src_uri).parent
    docs = Path(config.docs_dir)

    def led(found: re.Match[str]) -> str:
        target = Path(os.path.normpath(folder / found[1].partition("#")[0]))
        if target.is_relative_to(docs) or not target.exists():
            return found[1]
        return f"{(config.repo_url or '').rstrip('/')}/blob/main/{target.relative_to(docs.parent).as_posix()}"

    return _LINK.sub(led, markdown)
