FROM debian:bookworm AS builder
RUN apt-get update && apt-get install -y git make gcc libc6-dev && git clone --depth 1 https://example.org/engine.git /opt/engine && git clone --depth 1 https://example.org/maps.git /opt/maps && make -C /opt/engine

FROM debian:bookworm-slim
# libraries that the copied programs link to
RUN apt-get update && \
    apt-get install -y --no-install-recommends ca-certificates && \
    rm -rf /var/lib/apt/lists/*
COPY --from=builder /opt/engine /opt/engine
COPY --from=builder /opt/maps /opt/maps
CMD ["/opt/engine/engine", "/opt/maps/world.map"]
