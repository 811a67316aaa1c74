"""A server that greets with words out of a file of the package."""
import importlib.resources
import signal
import ssl
import sys
from http.server import BaseHTTPRequestHandler, HTTPServer

from greeter import _count


class Handler(BaseHTTPRequestHandler):
    def do_GET(self):
        text = importlib.resources.files("greeter").joinpath("words.txt").read_text()
        answers = {"/": text, "/count": str(_count.words(text)), "/tls": ssl.OPENSSL_VERSION.split()[0]}
        body = answers.get(self.path, "nothing here").encode()
        self.send_response(200 if self.path in answers else 404)
        self.send_header("Content-Type", "text/plain")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *arguments):
        pass


def main():
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(0))
    HTTPServer(("", 8000), Handler).serve_forever()
