FROM debian:bookworm AS builder
RUN apt-get update && apt-get install -y wget && wget -qO- http://example.org/lift.gz | gunzip > /usr/local/bin/lift && chmod 0755 /usr/local/bin/lift

FROM debian:bookworm-slim
# libraries that the copied programs link to
RUN apt-get update && \
    apt-get install -y --no-install-recommends ca-certificates && \
    rm -rf /var/lib/apt/lists/*
COPY --from=builder /usr/local/bin/lift /usr/local/bin/lift
ENTRYPOINT ["/usr/local/bin/lift"]
