FROM debian:bookworm AS builder
RUN apt-get update && apt-get install -y wget xz-utils && \
    install -d /opt/panel && wget -qO /tmp/panel.tar.xz http://example.org/panel-3.1.tar.xz && \
    tar -C /opt/panel --strip-components=1 -xJf /tmp/panel.tar.xz && rm /tmp/panel.tar.xz

FROM debian:bookworm-slim
# libraries that the copied programs link to
RUN apt-get update && \
    apt-get install -y --no-install-recommends ca-certificates && \
    rm -rf /var/lib/apt/lists/*
COPY --from=builder /opt/panel /opt/panel
EXPOSE 8080
CMD ["/opt/panel/bin/panel", "--listen", "8080"]
