import http.server
import pathlib

import yamlversion

page = pathlib.Path(__file__).with_name("page.txt").read_text()


class Handler(http.server.BaseHTTPRequestHandler):
    def do_GET(self):
        body = f"{page.strip()} {yamlversion.version()}\n".encode()
        self.send_response(200)
        self.send_header("Content-Type", "text/plain")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)


http.server.HTTPServer(("", 8000), Handler).serve_forever()
