"""A stand-in for the Hugging Face hub on this machine: the part of its HTTP API that models need, with tokens, versions and faults"""
import base64
import hashlib
import json
import re
import threading
import time
from dataclasses import dataclass, field
from urllib.parse import unquote

from broken_server import PIECE, Fault
from local_server import LocalServer


def git_id(content): return hashlib.sha1(b"blob %d\0" % len(content) + content).hexdigest()
def sha256(content): return hashlib.sha256(content).hexdigest()


@dataclass
class Repo:
    "A repository: every commit is the whole of its files"
    private: bool = False
    gated: bool = False
    commits: dict = field(default_factory=dict)  # commit -> {path: bytes}
    refs: dict = field(default_factory=dict)  # branch or tag -> commit

    def commit(self, files, branch="main"):
        "Add or replace files"
        files = {**self.commits.get(self.refs.get(branch), {}), **files}
        commit = hashlib.sha1(json.dumps([len(self.commits), *sorted(map(git_id, files.values()))]).encode()).hexdigest()
        self.commits[commit], self.refs[branch] = files, commit
        return commit

    def at(self, revision):
        "The commit that a revision stands for"
        return self.refs.get(revision, revision if revision in self.commits else None)


class Answer(Exception):
    "What the server says instead of going on"

    def __init__(self, status, code="", message="", body=None, headers=None):
        self.status, self.body = status, json.dumps(body if body is not None else {"error": message}).encode()
        self.headers = {"Content-Type": "application/json", "X-Error-Code": code, "X-Error-Message": message, **(headers or {})}


class HubServer(LocalServer):
    """`repos`: "org/model" -> Repo; `tokens`: token -> "read" or "write"; `asked`: (method, path, token) so far; `resumed`: (path, first
    byte); `break_at(part, *faults, always=None)`: faults for the next answers at paths with that part; `lfs_from`: bytes from which
    files go through large file storage, on a host of its own that must not see tokens"""

    def __init__(self, lfs_from=1_000_000_000):
        self.repos, self.tokens, self.asked, self.stored, self.lfs_from = {}, {}, [], {}, lfs_from
        self.resumed, self._faults, self._lock = [], [], threading.Lock()

        super().__init__()
        self.storage = f"http://localhost:{self.port}/storage"

    def break_at(self, part, *faults, always=None):
        self._faults.append((part, list(faults), always))

    def paths(self, method):
        "The paths that were asked for with this method"
        return [path for asked, path, _ in self.asked if asked == method]

    def _next_fault(self, method, path):
        with self._lock:
            for part, waiting, always in self._faults:
                if part not in f"{method} {path}": continue
                if waiting: return waiting.pop(0)
                if always: return always
        return Fault()

    def answer(self, handler):
        path, token = unquote(handler.path.partition("?")[0]), (handler.headers.get("Authorization") or "").removeprefix("Bearer ")
        content = handler.rfile.read(int(handler.headers.get("Content-Length", 0)))
        self.asked.append((handler.command, path, token))
        fault = self._next_fault(handler.command, path)
        try:
            if fault.status: raise Answer(fault.status, message="no", headers=fault.headers)
            if token and token not in self.tokens: raise Answer(401, message="Invalid credentials in Authorization header")
            status, headers, body = self._act(handler.command, path, token, content)
        except Answer as answer: status, headers, body = answer.status, answer.headers, answer.body
        self._reply(handler, status, headers, body, fault)

    def _reply(self, handler, status, headers, body, fault):
        first = re.fullmatch(r"bytes=(\d+)-", handler.headers.get("Range", ""))
        start = int(first[1]) if first and status == 200 else 0
        if start: status, headers = 206, {**headers, "Content-Range": f"bytes {start}-{len(body) - 1}/{len(body)}"}
        handler.send_response(status)
        for name, value in {"Content-Length": len(body) - start, **headers}.items(): handler.send_header(name, value)
        handler.end_headers()
        if start: self.resumed.append((handler.path, start))
        content = b"" if handler.command == "HEAD" else (fault.content or body)[start:][: fault.cut]
        try:
            for piece in range(0, len(content), PIECE):
                handler.wfile.write(content[piece : piece + PIECE])
                time.sleep(fault.drip)
        except OSError: pass  # the other side has gone

    def _act(self, method, path, token, content):
        "Status, headers and body for what is asked"
        ways = [(r"GET /api/models/([^/]+/[^/]+)(?:/revision/(.+))?", self._info), (r"GET /api/models/([^/]+/[^/]+)/tree/(.+)", self._tree),
                (r"POST /api/models/([^/]+/[^/]+)/preupload/(.+)", self._preupload),
                (r"POST /api/models/([^/]+/[^/]+)/commit/(.+)", self._commit), (r"POST /api/models/([^/]+/[^/]+)/tag/(.+)", self._tag),
                (r"POST /([^/]+/[^/]+)\.git/info/lfs/objects/batch()", self._batch),
                (r"(?:GET|HEAD) /([^/]+/[^/]+)/resolve/((?:refs/[^/]+/)?[^/]+/.+)", self._file)]
        if path == "/api/repos/create": return self._create(json.loads(content), token)
        if path == "/api/validate-yaml": return self._reads_card(json.loads(content)["content"])
        if path.startswith("/storage/"): return self._storage(method, path.rpartition("/")[2], token, content)
        for pattern, act in ways:
            if found := re.fullmatch(pattern, f"{method} {path}"):
                return act(self._repo(found[1], token, "write" if method == "POST" else "read"), *found.groups(), content)
        raise Answer(404, message=f"the stand-in does not know {method} {path}")

    def _repo(self, name, token, right):
        "A repository, if this token may see it or write to it"
        repo = self.repos.get(name)
        if repo is None or repo.private and not token:
            raise Answer(404 if token else 401, "RepoNotFound", "Repository not found" if token else "Invalid username or password.")
        if repo.gated: raise Answer(403 if token else 401, "GatedRepo", "Access is restricted")
        if right == "write" and not token: raise Answer(401, message="Invalid username or password.")
        if right == "write" and self.tokens[token] != "write": raise Answer(403, message="Forbidden")
        return repo

    def _ok(self, body): return 200, {"Content-Type": "application/json"}, json.dumps(body).encode()

    def _at(self, repo, revision):
        commit = repo.at(revision or "main")
        if commit is None: raise Answer(404, "RevisionNotFound", "Invalid rev id")
        return commit

    def _info(self, repo, name, revision, content):
        commit = self._at(repo, revision)
        return self._ok({"id": name, "modelId": name, "sha": commit, "private": repo.private, "tags": [], "downloads": 0,
                         "siblings": [{"rfilename": path} for path in repo.commits[commit]]})

    def _tree(self, repo, name, revision, content):
        def entry(path, content):
            lfs = {"lfs": {"oid": sha256(content), "size": len(content), "pointerSize": 130}} if len(content) >= self.lfs_from else {}
            return {"type": "file", "path": path, "size": len(content), "oid": git_id(content), **lfs}
        return self._ok([entry(*item) for item in repo.commits[self._at(repo, revision)].items()])

    def _file(self, repo, name, place, content):
        revision = next((ref for ref in [*repo.refs, *repo.commits] if place.startswith(f"{ref}/")), "")
        commit = self._at(repo, revision or place.partition("/")[0])
        path = place.removeprefix(f"{revision}/")
        if path not in repo.commits[commit]: raise Answer(404, "EntryNotFound", "Entry not found", headers={"X-Repo-Commit": commit})
        body = repo.commits[commit][path]
        known = {"X-Repo-Commit": commit, "ETag": f'"{git_id(body)}"'}
        if len(body) < self.lfs_from: return 200, known, body
        self.stored[sha256(body)] = body
        linked = {"X-Linked-Etag": f'"{sha256(body)}"', "X-Linked-Size": str(len(body)), "Location": f"{self.storage}/{sha256(body)}"}
        return 302, {**known, **linked}, b""

    def _storage(self, method, oid, token, content):
        if token: raise Answer(400, message="a token was sent to the storage")
        if method == "PUT":
            if sha256(content) != oid: raise Answer(400, message="not what was announced")
            self.stored[oid] = content
            return 200, {}, b""
        return 200, {"ETag": f'"{oid}"'}, self.stored[oid]

    def _create(self, wanted, token):
        if self.tokens.get(token) != "write": raise Answer(403 if token else 401, message="Forbidden")
        name = f"{wanted['organization']}/{wanted['name']}"
        page = {"url": f"{self.url}/{name}"}
        if name in self.repos: raise Answer(409, body=page | {"error": "You already created this model repo"})
        private = wanted.get("private") or wanted.get("visibility") == "private"
        self.repos[name] = Repo(private, refs={"main": "0" * 40}, commits={"0" * 40: {}})
        return self._ok(page)

    def _reads_card(self, card):
        import yaml
        head = re.match(r"---\n(.*?)\n---\n", card, re.DOTALL)
        if head and "license" in (yaml.safe_load(head[1]) or {}): return self._ok({"errors": [], "warnings": []})
        if head: raise Answer(400, body={"errors": [{"message": "no license"}], "warnings": []})
        return self._ok({"errors": [], "warnings": [{"message": "empty metadata"}]})

    def _preupload(self, repo, name, revision, content):
        files = [{"path": file["path"], "uploadMode": "lfs" if file["size"] >= self.lfs_from else "regular", "shouldIgnore": False}
                 for file in json.loads(content)["files"]]
        return self._ok({"files": files})

    def _batch(self, repo, name, _, content):
        def upload(one): return {**one, "actions": {"upload": {"href": f"{self.storage}/{one['oid']}"}}}
        return self._ok({"transfer": "basic", "objects": [upload(one) for one in json.loads(content)["objects"]]})

    def _commit(self, repo, name, branch, content):
        lines = [json.loads(line) for line in content.splitlines()]
        values = [(line["key"], line["value"]) for line in lines]
        files = {value["path"]: base64.b64decode(value["content"]) for key, value in values if key == "file"}
        files |= {value["path"]: self.stored[value["oid"]] for key, value in values if key == "lfsFile"}
        commit = repo.commit(files, branch)
        return self._ok({"success": True, "commitOid": commit, "commitUrl": f"{self.url}/{name}/commit/{commit}"})

    def _tag(self, repo, name, revision, content):
        tag = json.loads(content)["tag"]
        if tag in repo.refs: raise Answer(409, message="Reference already exists")
        repo.refs[tag] = self._at(repo, revision)
        return self._ok({})
