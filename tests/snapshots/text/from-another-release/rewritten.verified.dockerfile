FROM debian:bookworm AS builder
RUN echo 'deb http://example.org/debian bookworm-backports main' > /etc/apt/sources.list.d/backports.list && apt-get update && apt-get install -y -t bookworm-backports haproxy && apt-get install -y gcc libc6-dev
COPY look.c /look.c
RUN gcc -O2 -o /usr/local/bin/look /look.c

FROM debian:bookworm-slim
COPY --from=builder /etc/apt/sources.list.d/backports.list /etc/apt/sources.list.d/backports.list
# packages that run time needs
RUN apt-get update && \
    apt-get install -y --no-install-recommends -t bookworm-backports haproxy && \
    rm -rf /var/lib/apt/lists/*
COPY --from=builder /usr/local/bin/look /usr/local/bin/look
CMD ["haproxy", "-W", "-f", "/etc/haproxy/haproxy.cfg"]
