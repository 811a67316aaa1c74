FROM debian:bookworm-slim AS builder
RUN apt-get update && apt-get install -y --no-install-recommends gcc libc6-dev && rm -rf /var/lib/apt/lists/*
COPY greet.c /tmp/greet.c
RUN gcc -O2 -o /usr/local/bin/greet /tmp/greet.c && rm /tmp/greet.c

FROM debian:bookworm-slim
COPY --from=builder /usr/local/bin/greet /usr/local/bin/greet
CMD ["bash"]
