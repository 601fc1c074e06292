"""A server of files that misbehaves when it is told to, and writes down what it was asked for and what it sent"""
import hashlib
import json
import re
import threading
import time
from dataclasses import dataclass, field

from local_server import LocalServer

PIECE = 16_384  # bytes sent at once


@dataclass(frozen=True)
class Fault:
    "What is wrong with one answer"
    status: int | None = None  # this status instead of the file
    headers: dict = field(default_factory=dict)  # beside or instead of the usual ones; None leaves one out
    cut: int | None = None  # the connection is closed after so many bytes of the body
    announce: int | None = None  # Content-Length, whatever follows
    ignores_range: bool = False  # the whole file whatever Range says, status 200
    ignores_if_range: bool = False  # Range is honoured whatever If-Range says
    drip: float = 0  # seconds to wait after each piece
    content: bytes | None = None  # these bytes instead of the file's


@dataclass
class Asked:
    "A request, and how it was answered"
    method: str
    path: str
    first: int  # byte that the answer begins with
    headers: dict
    status: int = 0
    sent: int = 0  # bytes of body


class BrokenServer(LocalServer):
    "`files`: path -> bytes; `moved`: path -> address; `break_at(path, *faults)`: one for each next answer; `asked`: the requests so far"

    def __init__(self):
        self.files, self.asked, self.moved, self._faults, self._lock = {}, [], {}, {}, threading.Lock()

        super().__init__()

    def break_at(self, path, *faults, always=None):
        "Faults for the next answers at a path, one each; then the file as it is, or `always` that fault"
        self._faults[path] = [list(faults), always or Fault()]

    def add_record(self, number, files):
        "A record as Zenodo's API describes it, and its files; name -> path"
        paths = {name: f"/api/records/{number}/files/{name}/content" for name in files}
        self.files |= {paths[name]: content for name, content in files.items()}
        described = [{"key": name, "size": len(content), "checksum": f"md5:{hashlib.md5(content).hexdigest()}",
                      "links": {"self": f"https://zenodo.org{paths[name]}"}} for name, content in files.items()]
        self.files[f"/api/records/{number}"] = json.dumps({"id": number, "files": described}).encode()
        return paths

    def of(self, path, method="GET"):
        "The requests for a path"
        return [asked for asked in self.asked if asked.path == path and asked.method == method]

    def _next_fault(self, path):
        with self._lock:
            waiting, then = self._faults.get(path, ([], Fault()))
            return waiting.pop(0) if waiting else then

    def answer(self, handler):
        path, headers = handler.path.partition("?")[0], dict(handler.headers)
        handler.rfile.read(int(headers.get("Content-Length", 0)))
        fault = self._next_fault(path) if handler.command != "HEAD" else Fault()
        content = fault.content if fault.content is not None else self.files.get(path)
        etag = f'"{hashlib.md5(content or b"").hexdigest()}"'
        span = re.fullmatch(r"bytes=(\d+)-", headers.get("Range", ""))
        if fault.ignores_range or headers.get("If-Range", etag) != etag and not fault.ignores_if_range: span = None
        asked = Asked(handler.command, path, int(span[1]) if span else 0, headers)
        self.asked.append(asked)
        if fault.status: status, answer, body = fault.status, {}, b"no"
        elif path in self.moved: status, answer, body = 302, {"Location": self.moved[path]}, b""
        elif content is None: status, answer, body = 404, {}, b"no"
        elif asked.first >= len(content) > 0: status, answer, body = 416, {}, b""
        else:
            status, body = (206 if span else 200), content[asked.first :]
            answer = {"ETag": etag} | ({"Content-Range": f"bytes {asked.first}-{len(content) - 1}/{len(content)}"} if span else {})
        length = len(body) if fault.announce is None else fault.announce
        handler.send_response(status)
        for name, value in (answer | {"Content-Length": length} | fault.headers).items():
            if value is not None: handler.send_header(name, value)
        handler.end_headers()
        asked.status = status
        if handler.command != "HEAD": self._send(handler, body[: fault.cut], fault.drip, asked)

    def _send(self, handler, body, drip, asked):
        try:
            for start in range(0, len(body), PIECE):
                piece = body[start : start + PIECE]
                asked.sent += len(piece)
                handler.wfile.write(piece)
                time.sleep(drip)
        except OSError: pass  # the other side has gone
