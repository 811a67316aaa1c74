FROM debian:bookworm AS builder
RUN apt-get update && apt-get install -y wget gnupg ca-certificates gcc make libc6-dev && \
    install -d /etc/apt/keyrings && wget -qO- https://example.org/key.asc | gpg --dearmor > /etc/apt/keyrings/queue.gpg && \
    echo "deb [signed-by=/etc/apt/keyrings/queue.gpg] https://example.org/apt stable main" | tee /etc/apt/sources.list.d/queue.list && \
    apt-get update && apt-get install -y queue-server
COPY . /src
RUN make -C /src install

FROM debian:bookworm-slim
COPY --from=builder /etc/apt/keyrings/queue.gpg /etc/apt/keyrings/queue.gpg
COPY --from=builder /etc/apt/sources.list.d/queue.list /etc/apt/sources.list.d/queue.list
COPY --from=builder /etc/ssl/certs/ca-certificates.crt /etc/ssl/certs/ca-certificates.crt
# packages that run time needs
RUN apt-get update && \
    apt-get install -y --no-install-recommends ca-certificates queue-server && \
    rm -rf /var/lib/apt/lists/*
COPY --from=builder /usr/local /usr/local
# the loader finds the copied libraries by its cache
RUN ldconfig
CMD ["queue-server", "--foreground"]
