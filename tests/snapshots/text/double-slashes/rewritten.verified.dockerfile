FROM debian:bookworm-slim AS builder
RUN apt-get update && apt-get install -y --no-install-recommends gcc libc6-dev
COPY probe.c //src//probe.c
COPY probe.conf //etc/probe.conf
RUN gcc -O2 -o /usr/local//bin/probe /src/probe.c

FROM debian:bookworm-slim
COPY --from=builder /etc/probe.conf /etc/probe.conf
COPY --from=builder /usr/local/bin/probe /usr/local/bin/probe
CMD ["probe", "/etc/probe.conf"]
