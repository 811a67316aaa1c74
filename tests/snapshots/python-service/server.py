"""Answers with a checksum, and with the time, a random id and its port, which differ from answer to answer."""
import ctypes
import datetime
import http.server
import uuid

library = ctypes.CDLL("/app/libchecksum.so")


class Handler(http.server.BaseHTTPRequestHandler):
    def do_GET(self):
        path = self.path.encode()
        now = datetime.datetime.now(datetime.timezone.utc).isoformat()
        body = f'{{"sum": {library.checksum(path, len(path))}, "at": "{now}", "id": "{uuid.uuid4()}", "host": "{self.headers["Host"]}"}}\n'
        self.send_response(200)
        self.send_header("Content-Type", "application/json")
        self.end_headers()
        self.wfile.write(body.encode())


http.server.ThreadingHTTPServer(("", 8000), Handler).serve_forever()
