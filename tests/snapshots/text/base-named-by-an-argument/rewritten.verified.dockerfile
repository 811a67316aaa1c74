ARG SUITE=bookworm
FROM --platform=linux/amd64 debian:${SUITE}-slim AS builder
RUN apt-get update && apt-get install -y --no-install-recommends gcc libc6-dev
COPY probe.c /probe.c
RUN gcc -O2 -o /usr/local/bin/probe /probe.c

FROM --platform=linux/amd64 debian:${SUITE}-slim
COPY --from=builder /usr/local/bin/probe /usr/local/bin/probe
CMD ["probe"]
