FROM debian:bookworm-slim AS builder
ENV CURL_VERSION 7.88.1
RUN apt-get update && apt-get install -y --no-install-recommends gcc make libc6-dev libssl-dev zlib1g-dev wget ca-certificates pkg-config && \
    wget -q https://curl.se/download/curl-$CURL_VERSION.tar.gz && \
    tar xzf curl-$CURL_VERSION.tar.gz && cd curl-$CURL_VERSION && \
    LDFLAGS=-Wl,-rpath,/opt/curl/lib ./configure --prefix=/opt/curl --enable-shared --disable-static --with-openssl --with-zlib --disable-manual --without-libpsl --silent && \
    make -s -j"$(nproc)" && make -s install && cd .. && rm -rf curl-$CURL_VERSION*

FROM debian:bookworm-slim
ENV CURL_VERSION 7.88.1
# packages that run time needs
RUN apt-get update && \
    apt-get install -y --no-install-recommends ca-certificates && \
    rm -rf /var/lib/apt/lists/*
# directories of the original, with owner and mode
RUN mkdir -p /opt/curl/lib
COPY --from=builder /opt/curl/bin /opt/curl/bin
COPY --from=builder /opt/curl/lib/libcurl.so.4.8.0 /opt/curl/lib/libcurl.so.4.8.0
# links of the original
RUN ln -s libcurl.so.4.8.0 /opt/curl/lib/libcurl.so && \
    ln -s libcurl.so.4.8.0 /opt/curl/lib/libcurl.so.4
ENV PATH="/opt/curl/bin:${PATH}"
ENTRYPOINT ["curl"]
CMD ["--version"]
