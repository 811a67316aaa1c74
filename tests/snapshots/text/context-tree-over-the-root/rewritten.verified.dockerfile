FROM debian:bookworm AS builder
RUN apt-get update && apt-get install -y gcc libc6-dev
COPY docker/files/ /
RUN gcc -O2 -o /usr/local/bin/depot /usr/local/src/depot.c && chmod +x /etc/depot/start.sh

FROM debian:bookworm-slim
COPY --from=builder /etc/depot/start.sh /etc/depot/start.sh
COPY --from=builder /usr/local/bin/depot /usr/local/bin/depot
CMD ["/etc/depot/start.sh"]
