"""A model's endpoint on this machine that answers as a test tells it to, and notes what it was asked."""

import json
import threading
import time
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer


def said(content, **more):
    """The body of an answer with these words of the model."""
    choice = {"index": 0, "message": {"role": "assistant", "content": content}, "finish_reason": "stop", **more}
    return json.dumps({"id": "x", "object": "chat.completion", "choices": [choice]}).encode()


def claims(*told):
    """The body of an answer that claims this: (cooperation, field, quote, value)."""
    names = ("cooperation", "field", "quote", "value")
    return said(json.dumps({"claims": [dict(zip(names, one, strict=True)) | {"line": 1} for one in told]}))


class StandIn:
    """answers: (status, headers, body) in order, the last one again and again; asked: the questions, with headers."""

    def __init__(self, *answers, slow=0.0):
        self.answers = list(answers)
        self.asked = []
        self.slow = slow
        outer = self

        class Handler(BaseHTTPRequestHandler):
            def do_POST(self):
                body = self.rfile.read(int(self.headers["Content-Length"]))
                outer.asked.append((self.path, dict(self.headers), json.loads(body)))
                status, headers, answer = outer.answers.pop(0) if len(outer.answers) > 1 else outer.answers[0]
                self.send_response(status)
                for name, value in ({"Content-Type": "application/json"} | headers).items():
                    self.send_header(name, value)
                self.send_header("Content-Length", str(len(answer)))
                self.end_headers()
                try:
                    for start in range(0, len(answer), 40) if outer.slow else [0]:
                        self.wfile.write(answer[start : start + 40] if outer.slow else answer)
                        self.wfile.flush()
                        time.sleep(outer.slow)
                except OSError:
                    pass

            def log_message(self, *_):
                pass

        self.server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self.server.daemon_threads = True
        self.url = f"http://127.0.0.1:{self.server.server_port}/v1"

    def __enter__(self):
        threading.Thread(target=self.server.serve_forever, args=(0.01,), daemon=True).start()
        return self

    def __exit__(self, *_):
        self.server.shutdown()
        self.server.server_close()
