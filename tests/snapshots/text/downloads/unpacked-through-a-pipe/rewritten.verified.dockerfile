FROM debian:bookworm AS builder
RUN apt-get update && apt-get install -y wget && wget -qO- http://example.org/lift.gz | gunzip > /usr/local/bin/lift && chmod 0755 /usr/local/bin/lift

FROM debian:bookworm-slim
COPY --from=builder /usr/local/bin/lift /usr/local/bin/lift
ENTRYPOINT ["/usr/local/bin/lift"]
