import psycopg2


def app(environ, start):
    start("200 OK", [])
    return [psycopg2.__version__.encode()]
