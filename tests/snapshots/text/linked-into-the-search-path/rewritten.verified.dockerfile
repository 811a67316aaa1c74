FROM debian:bookworm AS builder
RUN apt-get update && apt-get install -y gcc make libc6-dev
COPY src /usr/src/gauge
RUN make -C /usr/src/gauge && install -D -m 755 /usr/src/gauge/gauge /usr/local/lib/gauge/gauge && ln -s ../lib/gauge/gauge /usr/local/bin/gauge

FROM debian:bookworm-slim
COPY --from=builder /usr/local/lib/gauge /usr/local/lib/gauge
# links of the original; the loader finds the copied libraries by its cache
RUN ln -sfn ../lib/gauge/gauge /usr/local/bin/gauge && \
    ldconfig
CMD ["gauge"]
