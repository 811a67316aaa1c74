# nginx from the distribution's own source, for HTTP and HTTPS.
FROM debian:bookworm AS builder

RUN find /etc/apt -name '*.list' -exec sed -i 's/^deb \(.*\)/&\ndeb-src \1/' {} + && \
    find /etc/apt -name '*.sources' -exec sed -i 's/^Types: deb$/Types: deb deb-src/' {} + && \
    apt-get update && \
    apt-get install -y --no-install-recommends gcc make libc6-dev zlib1g-dev libpcre2-dev libssl-dev dpkg-dev && \
    mkdir -p /usr/src/nginx && cd /usr/src/nginx && \
    apt-get source --download-only --tar-only nginx && \
    tar xf nginx_*.orig.tar.gz --strip-components=1 && \
    ./configure --prefix=/usr/local/nginx --with-http_ssl_module --with-http_v2_module --with-http_gzip_static_module && \
    make -j"$(nproc)" && make install && \
    rm -rf /usr/src/nginx /var/lib/apt/lists/*

FROM debian:bookworm-slim
# libraries that the copied programs link to
RUN apt-get update && \
    apt-get install -y --no-install-recommends libssl3 && \
    rm -rf /var/lib/apt/lists/*
COPY --from=builder /usr/local/nginx /usr/local/nginx

COPY nginx.conf /usr/local/nginx/conf/nginx.conf
COPY html/ /usr/local/nginx/html/

EXPOSE 80 443
STOPSIGNAL SIGQUIT
CMD ["/usr/local/nginx/sbin/nginx", "-g", "daemon off;"]
