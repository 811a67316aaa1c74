FROM debian:bookworm AS builder
RUN apt-get update && apt-get install -y --no-install-recommends ca-certificates wget gcc make libc6-dev libssl-dev && rm -rf /var/lib/apt/lists/*
RUN wget -q https://example.org/harbour-2.0.tar.gz && tar xf harbour-2.0.tar.gz && cd harbour-2.0 && ./configure --with-ssl && make -j4 && make install && cd .. && rm -r harbour-2.0*

FROM debian:bookworm-slim
# packages that run time needs
RUN apt-get update && \
    apt-get install -y --no-install-recommends ca-certificates libssl3 && \
    rm -rf /var/lib/apt/lists/*
COPY --from=builder /usr/local /usr/local
# the loader finds the copied libraries by its cache
RUN ldconfig
EXPOSE 8443
CMD ["/usr/local/sbin/harbourd", "-D"]
