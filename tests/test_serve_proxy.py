"""Several servers behind a real proxy, with the lines of the page on proxies: nginx and HAProxy, where they are installed"""
import json
import re
import shutil
import socket
import subprocess
from contextlib import ExitStack, contextmanager

import httpx
import pytest
from project import LIMIT, ROOT, start, wait_until
from serve_client import DEMO, Page, same_as_tagged, serving, tagger
from test_serve_attacks import OTHER
from test_serve_songs import TOKENS, held, is_done, listening, sent

pytestmark = OTHER
DEBIAN = {"nginx": "/usr/sbin/nginx", "haproxy": "/usr/sbin/haproxy"}


def fences(language):
    "The pieces of the page on proxies that are in a language"
    cells = json.loads((ROOT / "nbs/explanations/reverse_proxy.ipynb").read_text(encoding="utf-8"))["cells"]
    text = "\n".join("".join(cell["source"]) for cell in cells)
    return re.findall(rf"```{language}\n(.*?)```", text, re.S)


def nginx(folder, port, servers):
    "The page's server and upstream, without TLS, which needs a certificate"
    [server] = [each for each in fences("nginx") if "proxy_request_buffering" in each]
    [several] = [each for each in fences("nginx") if "upstream" in each]
    server = re.sub(r"\n    (ssl_|http2).*", "", server).replace("listen 443 ssl", f"listen 127.0.0.1:{port}")
    server = re.sub(r"\nserver \{ listen 80;.*", "", server).replace("http://127.0.0.1:8000", "http://audiotag")
    server = server.replace("    location / {", "    location = /metrics { return 404; }\n    location / {")
    for i, each in enumerate(servers): several = several.replace(f"10.0.0.1{i + 1}:8000", each)
    places = "".join(f"{kind}_temp_path {folder}/{kind};\n" for kind in "client_body proxy fastcgi uwsgi scgi".split())
    (folder / "nginx.conf").write_text(
        f"user root;\npid {folder}/pid;\nerror_log {folder}/log;\ndaemon off;\nworker_processes 1;\nevents {{}}\n"
        f"http {{\naccess_log off;\n{places}{several}\n{server}\n}}\n")
    return ["-p", folder, "-c", folder / "nginx.conf"]


def haproxy(folder, port, servers):
    "The page's configuration"
    [text] = [each for each in fences("text") if "stick-table" in each]
    for i, each in enumerate(servers): text = text.replace(f"10.0.0.1{i + 1}:8000", each)
    (folder / "haproxy.cfg").write_text(text.replace("bind :80", f"bind 127.0.0.1:{port}"))
    return ["-db", "-f", folder / "haproxy.cfg"]


@contextmanager
def behind(kind, folder, **options):
    "Two servers behind a proxy, and its address"
    program = shutil.which(kind) or shutil.which(DEBIAN[kind])
    if program is None: pytest.skip(f"{kind} is not here")
    with socket.create_server(("127.0.0.1", 0)) as free: port = free.getsockname()[1]
    with ExitStack() as stack:
        places = [folder / name for name in ("one", "two", "proxy")]
        for place in places: place.mkdir()
        servers = [stack.enter_context(serving(place, proxies="127.0.0.1", metrics=True, hosts=("music.example.org",), **options))
                   for place in places[:2]]
        words = globals()[kind](places[2], port, [server.url.removeprefix("http://") for server in servers])
        log = stack.enter_context(open(places[2] / "out", "w"))
        child = start(program, *words, stdout=log, stderr=subprocess.STDOUT)
        try:
            wait_until(lambda: child.poll() is not None or answers(port), kind)
            assert child.poll() is None, (places[2] / "out").read_text()
            yield f"http://127.0.0.1:{port}", servers
        finally:
            child.terminate()
            child.wait(LIMIT)


def answers(port):
    try: return httpx.get(f"http://127.0.0.1:{port}/health", trust_env=False).status_code == 200
    except httpx.HTTPError: return False


def client(url, address, headers=()):
    transport = httpx.HTTPTransport(local_address=address)
    return httpx.Client(base_url=url, timeout=LIMIT, trust_env=False, transport=transport, headers=dict(headers))


def holders(servers):
    return [server for server in servers if server.visits.by_id]


@pytest.mark.parametrize("kind", ["nginx", "haproxy"])
def test_a_page_and_a_program_find_their_song_again(kind, tmp_path):
    with behind(kind, tmp_path) as (url, servers), client(url, "127.0.0.2") as http, client(url, "127.0.0.3") as other:
        id = http.post("/songs", params={"name": "demo.ogg"}, content=DEMO.read_bytes()).json()["id"]
        [holder] = holders(servers)
        assert holder.visits.by_id[id].address == "127.0.0.2", "the proxy's address instead of the visitor's"
        with Page(url, id, source_address=("127.0.0.2", 0)) as page:
            page.until("segments", done=True)
            same_as_tagged(page, tagger().tag(DEMO))
        assert http.get(f"/songs/{id}/audio", headers={"Range": "bytes=0-3"}).content == b"OggS"
        http.post(f"/songs/{id}/close")
        wait_until(lambda: not holder.visits.by_id)
        asking = http if kind == "nginx" else other  # HAProxy knows the song, whoever comes
        with held(), listening(asking, address := sent(http)) as stream:
            [holder] = holders(servers)
            assert next(data for event, data, _ in stream if data.get("state") == "hearing"), "stored until the end"
            [visit] = holder.visits.by_id.values()
            assert not visit.session.over and asking.delete(address).status_code == 204
            assert list(stream)[-1][1]["status"] == 410
        wait_until(lambda: visit.session.over)
        addresses = [sent(each) for each in (http, other, http, other)]
        for each, address in zip((http, other, http, other), addresses):
            wait_until(lambda address=address, each=each: is_done(each, address))
            assert each.get(address, params={"format": "csv"}).text.startswith("start,end,label,score")
        if kind == "haproxy": assert len(holders(servers)) == 2, "new songs go where least is going on"
        assert http.get("/metrics").status_code in (403, 404)
        assert httpx.get(f"{servers[0].url}/metrics", trust_env=False).status_code == 200
        refused = http.post("/api/songs", content=b"x" * 1_000, headers={"Origin": "http://evil.org"})
        assert refused.status_code == 403 and refused.json()["title"] == "Forbidden"
    for server in servers: assert not server.log.tracebacks, server.log.tracebacks[0]


def test_a_token_finds_its_songs_from_any_address(tmp_path):
    headers = [{"Authorization": f"Bearer {token}"} for token in TOKENS]
    with behind("nginx", tmp_path, tokens=TOKENS) as (url, servers), ExitStack() as stack:
        for each in headers:
            here, there = (stack.enter_context(client(url, address, each)) for address in ("127.0.0.2", "127.0.0.3"))
            address = sent(here)
            wait_until(lambda address=address, there=there: is_done(there, address))
            assert there.delete(address).status_code == 204
        assert not holders(servers)


def test_a_server_that_is_gone_is_taken_out(tmp_path):
    with behind("haproxy", tmp_path) as (url, servers), client(url, "127.0.0.2") as http:
        address = sent(http)
        [holder] = holders(servers)
        holder.server.should_exit = True
        wait_until(lambda: holder.visits.stopping and http.get(address).status_code == 404, "the other server's answer")
        again = sent(http)
        wait_until(lambda: is_done(http, again))
