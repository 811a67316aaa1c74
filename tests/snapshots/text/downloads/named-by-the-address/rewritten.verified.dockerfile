FROM debian:bookworm AS builder
RUN apt-get update && apt-get install -y curl && cd /tmp && curl -fsSLO http://example.org/downloads/lift && chmod 755 lift && mv lift /usr/bin/

FROM debian:bookworm-slim
COPY --from=builder /usr/bin/lift /usr/bin/lift
CMD ["/usr/bin/lift"]
