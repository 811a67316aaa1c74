FROM debian:bookworm AS builder
RUN apt-get update && apt-get install -y wget gcc make libc6-dev && wget -q -O - http://example.org/lark-3.2.tar.gz | tar xz -C /srv && mv /srv/lark-3.2 /srv/lark && make -C /srv/lark && rm -rf /srv/lark/src /srv/lark/tests

FROM debian:bookworm-slim
# libraries that the copied programs link to
RUN apt-get update && \
    apt-get install -y --no-install-recommends ca-certificates && \
    rm -rf /var/lib/apt/lists/*
COPY --from=builder /srv/lark /srv/lark
CMD ["/srv/lark/bin/lark"]
