FROM debian:bookworm-slim AS builder
RUN apt-get update && apt-get install -y --no-install-recommends gcc libc6-dev libsqlite3-dev && rm -rf /var/lib/apt/lists/*
COPY open.c /src/open.c
RUN gcc -O2 -o /usr/local/bin/open-by-name /src/open.c -ldl

FROM debian:bookworm-slim
# libraries that the copied programs link to
RUN apt-get update && \
    apt-get install -y --no-install-recommends libsqlite3-0 && \
    rm -rf /var/lib/apt/lists/*
COPY --from=builder /usr/local/bin/open-by-name /usr/local/bin/open-by-name
CMD ["open-by-name", "sqlite3"]
