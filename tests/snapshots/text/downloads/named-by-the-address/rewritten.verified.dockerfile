FROM debian:bookworm AS builder
RUN apt-get update && apt-get install -y curl && cd /tmp && curl -fsSLO http://example.org/downloads/lift && chmod 755 lift && mv lift /usr/bin/

FROM debian:bookworm-slim
# libraries that the copied programs link to
RUN apt-get update && \
    apt-get install -y --no-install-recommends ca-certificates && \
    rm -rf /var/lib/apt/lists/*
COPY --from=builder /usr/bin/lift /usr/bin/lift
# owners and modes as the author set them
RUN (cd /tmp && chmod 755 lift)
CMD ["/usr/bin/lift"]
