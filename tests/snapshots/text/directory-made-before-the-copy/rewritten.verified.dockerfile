FROM debian:bookworm AS builder
RUN apt-get update && apt-get install -y gcc libc6-dev && mkdir /srv/depot && mkdir /srv/depot/cache
COPY depot.c /srv/depot/depot.c
RUN gcc -O2 -o /srv/depot/depot /srv/depot/depot.c

FROM debian:bookworm-slim
# directories of the original, with owner and mode
RUN mkdir -p /srv/depot/cache
COPY --from=builder /srv/depot/depot /srv/depot/depot
CMD ["/srv/depot/depot"]
