"""What the stand-ins for servers share: an HTTP server on a free port of this machine, which answers in threads of its own"""
import threading
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer


class LocalServer:
    "A context manager; `url` is its address. A subclass says in `answer(handler)` what to do with a request of any method."

    def __init__(self):
        class Handler(BaseHTTPRequestHandler):
            def do_GET(handler): self.answer(handler)
            do_HEAD = do_POST = do_PUT = do_GET
            def log_message(handler, *args): pass

        self._http = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self._http.daemon_threads = True
        self.port = self._http.server_port
        self.url = f"http://127.0.0.1:{self.port}"

    def __enter__(self):
        threading.Thread(target=self._http.serve_forever, kwargs=dict(poll_interval=0.02), daemon=True).start()
        return self

    def __exit__(self, *error):
        self._http.shutdown()
        self._http.server_close()
