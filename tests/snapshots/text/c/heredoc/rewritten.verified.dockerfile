FROM debian:bookworm-slim AS builder
COPY probe.c /src/probe.c
RUN <<EOF
set -e
apt-get update
apt-get install -y --no-install-recommends gcc libc6-dev
gcc -O2 -o /usr/local/bin/probe /src/probe.c
rm -rf /var/lib/apt/lists/*
EOF

FROM debian:bookworm-slim
COPY --from=builder /usr/local/bin/probe /usr/local/bin/probe
CMD ["probe"]
