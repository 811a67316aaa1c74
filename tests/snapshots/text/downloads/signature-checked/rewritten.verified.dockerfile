FROM debian:bookworm AS builder
WORKDIR /tmp/fetch
RUN apt-get update && apt-get install -y --no-install-recommends wget gnupg \
    && wget -q http://example.org/lift.tar.gz http://example.org/lift.tar.gz.asc http://example.org/SHA256SUMS http://example.org/key.asc \
    && gpg --import key.asc && gpg --verify lift.tar.gz.asc lift.tar.gz && sha256sum -c SHA256SUMS \
    && mkdir -p /opt/lift && tar -xf lift.tar.gz -C /opt/lift

FROM debian:bookworm-slim
COPY --from=builder /opt/lift /opt/lift
WORKDIR /opt/lift
ENTRYPOINT ["/opt/lift/lift"]
