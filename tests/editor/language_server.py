# SPDX-License-Identifier: Apache-2.0
"""A client of yaml-language-server over stdio: as much of the Language Server Protocol as completion needs."""

from __future__ import annotations

import json
import subprocess
import threading
from contextlib import suppress
from queue import Empty, Queue
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from pathlib import Path

_PATIENCE_SECONDS = 30.0
#: The server says what is wrong after a pause in typing; of several reports the last one counts.
_QUIET_SECONDS = 2.0


class LanguageServer:
    """One running server, in the folder of a project whose editor settings it has been told."""

    def __init__(self, command: list[str], project: Path, settings: dict[str, Any]) -> None:
        self._process = subprocess.Popen(command, cwd=project, stdin=subprocess.PIPE, stdout=subprocess.PIPE)
        self._messages: Queue[dict[str, Any]] = Queue()
        self._last = 0
        self._settings = settings
        threading.Thread(target=self._listen, daemon=True).start()
        root = project.as_uri()
        folders = [{"uri": root, "name": project.name}]
        item = {"snippetSupport": True, "documentationFormat": ["plaintext"]}
        text = {"completion": {"completionItem": item}, "publishDiagnostics": {}}
        ready = {
            "processId": None,
            "rootUri": root,
            "workspaceFolders": folders,
            "capabilities": {"textDocument": text},
        }
        self.ask("initialize", ready)
        self.tell("initialized", {})
        self.tell("workspace/didChangeConfiguration", {"settings": settings})

    def close(self) -> None:
        """End the server."""
        self.ask("shutdown", None)
        self.tell("exit", None)
        self._process.wait(timeout=_PATIENCE_SECONDS)

    def open(self, file: Path, text: str) -> str:
        """Open a file with this text, and return its address; nothing is written."""
        uri = file.as_uri()
        self.tell(
            "textDocument/didOpen", {"textDocument": {"uri": uri, "languageId": "yaml", "version": 1, "text": text}}
        )
        return uri

    def completions(self, uri: str, line: int, column: int) -> set[str]:
        """What is offered at a place; line and column count from 0."""
        place = {"textDocument": {"uri": uri}, "position": {"line": line, "character": column}}
        answer = self.ask("textDocument/completion", place)
        items = answer["items"] if isinstance(answer, dict) else answer or []
        return {item["label"] for item in items}

    def faults(self, uri: str) -> list[tuple[int, str]]:
        """Line (from 0) and message of everything marked in a file, once the server has come to rest."""
        found: list[tuple[int, str]] = []
        patience = _PATIENCE_SECONDS
        with suppress(Empty):
            while True:
                message = self._messages.get(timeout=patience)
                report = message.get("params", {})
                if message.get("method") == "textDocument/publishDiagnostics" and report["uri"] == uri:
                    found = [(fault["range"]["start"]["line"], fault["message"]) for fault in report["diagnostics"]]
                    patience = _QUIET_SECONDS
        return found

    def ask(self, method: str, params: Any) -> Any:
        """Send a request and wait for its answer."""
        self._last += 1
        self._send({"id": self._last, "method": method, "params": params})
        while True:
            message = self._messages.get(timeout=_PATIENCE_SECONDS)
            if message.get("id") == self._last and "method" not in message:
                if "error" in message:
                    raise RuntimeError(message["error"]["message"])
                return message.get("result")

    def tell(self, method: str, params: Any) -> None:
        """Send a notification."""
        self._send({"method": method, "params": params})

    def _send(self, message: dict[str, Any]) -> None:
        body = json.dumps({"jsonrpc": "2.0", **message}).encode()
        assert self._process.stdin is not None
        self._process.stdin.write(b"Content-Length: %d\r\n\r\n%b" % (len(body), body))
        self._process.stdin.flush()

    def _answer(self, request: dict[str, Any]) -> Any:
        """What the server asks an editor: its settings, section by section, and else nothing we could answer."""
        if request["method"] != "workspace/configuration":
            return None
        return [self._settings.get(item.get("section")) for item in request["params"]["items"]]

    def _listen(self) -> None:
        stream = self._process.stdout
        assert stream is not None
        while header := stream.readline():
            length = 0
            while header.strip():
                name, _, value = header.decode().partition(":")
                length = int(value) if name.lower() == "content-length" else length
                header = stream.readline()
            message = json.loads(stream.read(length))
            if "id" in message and "method" in message:
                self._send({"id": message["id"], "result": self._answer(message)})
            else:
                self._messages.put(message)
