FROM debian:bookworm-slim AS builder
RUN apt-get update && apt-get install -y --no-install-recommends gcc libc6-dev && rm -rf /var/lib/apt/lists/*
COPY total.c /tmp/total.c
RUN gcc -O2 -o /usr/local/bin/total /tmp/total.c && rm /tmp/total.c

FROM debian:bookworm-slim
COPY --from=builder /usr/local/bin/total /usr/local/bin/total
ENTRYPOINT ["total"]
