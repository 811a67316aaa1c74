FROM debian:bookworm-slim AS builder
ARG HAPROXY_VERSION=2.6.12
RUN groupadd --gid 99 haproxy && useradd --gid haproxy --home-dir /var/lib/haproxy --uid 99 --no-create-home haproxy && mkdir /var/lib/haproxy && chown haproxy:haproxy /var/lib/haproxy
RUN apt-get update && apt-get install -y --no-install-recommends ca-certificates curl && rm -rf /var/lib/apt/lists/*
RUN set -eux; \
    savedAptMark="$(apt-mark showmanual)"; \
    apt-get update; \
    apt-get install -y --no-install-recommends gcc libc6-dev liblua5.4-dev libpcre2-dev libssl-dev make wget; \
    wget -O haproxy.tar.gz "https://www.haproxy.org/download/${HAPROXY_VERSION%.*}/src/haproxy-${HAPROXY_VERSION}.tar.gz"; \
    mkdir -p /usr/src/haproxy; \
    tar -xzf haproxy.tar.gz -C /usr/src/haproxy --strip-components=1; \
    rm haproxy.tar.gz; \
    make -C /usr/src/haproxy -j "$(nproc)" all TARGET=linux-glibc USE_LUA=1 LUA_INC=/usr/include/lua5.4 USE_OPENSSL=1 USE_PCRE2=1 USE_PCRE2_JIT=1; \
    make -C /usr/src/haproxy install-bin; \
    mkdir -p /usr/local/etc/haproxy; \
    cp -R /usr/src/haproxy/examples/errorfiles /usr/local/etc/haproxy/errors; \
    rm -rf /usr/src/haproxy; \
    apt-mark auto '.*' > /dev/null; \
    [ -z "$savedAptMark" ] || apt-mark manual $savedAptMark; \
    find /usr/local -type f -executable -exec ldd '{}' ';' | awk '/=>/ { so = $(NF-1); if (index(so, "/usr/local/") == 1) { next }; gsub("^/(usr/)?", "", so); printf "*%s\n", so }' | sort -u | xargs -r dpkg-query --search | cut -d: -f1 | sort -u | xargs -r apt-mark manual; \
    apt-get purge -y --auto-remove; \
    rm -rf /var/lib/apt/lists/*; \
    haproxy -v

FROM debian:bookworm-slim
# the accounts of the original, with the same numbers
RUN groupadd --system --gid 99 haproxy && \
    useradd --system --no-create-home --uid 99 --gid haproxy --home-dir /var/lib/haproxy --shell /bin/sh haproxy
# packages that run time needs
RUN apt-get update && \
    apt-get install -y --no-install-recommends ca-certificates curl liblua5.4-0 && \
    rm -rf /var/lib/apt/lists/*
# directories of the original, with owner and mode
RUN install -d -m 755 -o 99 -g 99 /var/lib/haproxy
COPY --from=builder /usr/local/etc/haproxy /usr/local/etc/haproxy
COPY --from=builder /usr/local/sbin/haproxy /usr/local/sbin/haproxy
COPY haproxy.cfg hello.lua /usr/local/etc/haproxy/
USER haproxy
EXPOSE 8080
STOPSIGNAL SIGUSR1
HEALTHCHECK --interval=5s CMD curl -fsS http://127.0.0.1:8080/ || exit 1
CMD ["haproxy", "-f", "/usr/local/etc/haproxy/haproxy.cfg"]
