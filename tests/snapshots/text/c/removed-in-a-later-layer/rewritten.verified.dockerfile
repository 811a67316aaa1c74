FROM debian:bookworm-slim AS builder
RUN apt-get update && apt-get install -y --no-install-recommends gcc libc6-dev
COPY probe.c /src/probe.c
RUN gcc -O2 -o /usr/local/bin/probe /src/probe.c
RUN apt-get purge -y --auto-remove gcc libc6-dev && rm -rf /var/lib/apt/lists/* /src

FROM debian:bookworm-slim
COPY --from=builder /usr/local/bin/probe /usr/local/bin/probe
CMD ["probe"]
