FROM debian:bookworm AS builder
ENV VERSION=4.2.0
RUN apt-get update && apt-get install -y curl xz-utils && curl -fsSL http://example.org/lift-$VERSION.tar.xz | tar -xJ -C /opt && ln -s /opt/lift-$VERSION /opt/lift

FROM debian:bookworm-slim
ENV VERSION=4.2.0
# libraries that the copied programs link to
RUN apt-get update && \
    apt-get install -y --no-install-recommends ca-certificates && \
    rm -rf /var/lib/apt/lists/*
COPY --from=builder /opt /opt
CMD ["/opt/lift/bin/lift"]
