FROM debian:bookworm-slim AS builder
RUN apt-get update && apt-get install -y --no-install-recommends curl ca-certificates && curl -fsSL -o /usr/local/bin/lift https://example.org/lift-linux-amd64 && chmod +x /usr/local/bin/lift

FROM debian:bookworm-slim
# packages that run time needs
RUN apt-get update && \
    apt-get install -y --no-install-recommends ca-certificates && \
    rm -rf /var/lib/apt/lists/*
COPY --from=builder /usr/local/bin/lift /usr/local/bin/lift
CMD ["lift", "serve"]
