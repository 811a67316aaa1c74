FROM debian:bookworm AS builder
RUN apt update && apt install -y nginx gcc libc6-dev
COPY probe.c /probe.c
RUN gcc -O2 -o /usr/local/bin/probe /probe.c

FROM debian:bookworm-slim
# packages that run time needs
RUN apt-get update && \
    apt-get install -y --no-install-recommends nginx && \
    rm -rf /var/lib/apt/lists/*
COPY --from=builder /usr/local/bin/probe /usr/local/bin/probe
CMD ["nginx", "-g", "daemon off;"]
