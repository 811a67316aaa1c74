#!/bin/sh
set -e

# `docker run redis --option` and `docker run redis file.conf` start the server.
if [ "${1#-}" != "$1" ] || [ "${1%.conf}" != "$1" ]; then
    set -- redis-server "$@"
fi

umask 0077
exec "$@"
