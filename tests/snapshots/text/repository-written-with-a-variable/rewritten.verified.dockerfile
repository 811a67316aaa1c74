FROM debian:bookworm AS builder
ARG SUITE=bookworm
RUN apt-get update && apt-get install -y gcc libc6-dev && printf 'deb [trusted=yes] http://example.org/debian %s main\n' "$SUITE" > /etc/apt/sources.list.d/tide.list && apt-get update && apt-get install -y tide-server
COPY wave.c /wave.c
RUN gcc -O2 -o /usr/local/bin/wave /wave.c

FROM debian:bookworm-slim
COPY --from=builder /etc/apt/sources.list.d/tide.list /etc/apt/sources.list.d/tide.list
# packages that run time needs
RUN apt-get update && \
    apt-get install -y --no-install-recommends tide-server && \
    rm -rf /var/lib/apt/lists/*
COPY --from=builder /usr/local/bin/wave /usr/local/bin/wave
CMD ["tide-server"]
