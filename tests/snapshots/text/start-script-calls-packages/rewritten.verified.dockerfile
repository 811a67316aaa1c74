FROM debian:bookworm AS builder
RUN apt-get update && apt-get install -y --no-install-recommends gettext-base tini gcc libc6-dev
COPY probe.c /tmp/probe.c
RUN gcc -O2 -o /usr/local/bin/probe /tmp/probe.c && rm /tmp/probe.c

FROM debian:bookworm-slim
# packages that run time needs
RUN apt-get update && \
    apt-get install -y --no-install-recommends gettext-base tini && \
    rm -rf /var/lib/apt/lists/*
COPY --from=builder /usr/local/bin/probe /usr/local/bin/probe
COPY --chmod=755 start.sh /usr/local/bin/start.sh
COPY probe.conf.in /etc/probe.conf.in
ENTRYPOINT ["tini", "--", "start.sh"]
