FROM debian:bookworm AS builder
RUN sed -i 's/^Types: deb$/Types: deb deb-src/' /etc/apt/sources.list.d/*.sources 2>/dev/null || sed -i 's/^deb \(.*\)/&\ndeb-src \1/' /etc/apt/sources.list
RUN apt-get update && apt-get install -y --no-install-recommends \
        build-essential \
        dpkg-dev \
        libpcre2-dev \
        libssl-dev \
        zlib1g-dev
RUN useradd --system --no-create-home --shell /usr/sbin/nologin www
WORKDIR /build
RUN apt-get source --download-only --tar-only nginx \
    && tar xf nginx_*.orig.tar.gz \
    && cd nginx-* \
    && ./configure --prefix=/usr --sbin-path=/usr/sbin/nginx --conf-path=/etc/nginx/nginx.conf --user=www --group=www \
        --error-log-path=/var/log/nginx/error.log --http-log-path=/var/log/nginx/access.log --pid-path=/run/nginx.pid \
        --http-client-body-temp-path=/var/cache/nginx/body --http-proxy-temp-path=/var/cache/nginx/proxy \
        --http-fastcgi-temp-path=/var/cache/nginx/fastcgi --http-uwsgi-temp-path=/var/cache/nginx/uwsgi \
        --http-scgi-temp-path=/var/cache/nginx/scgi --with-http_ssl_module \
    && make -j"$(nproc)" \
    && make install \
    && mkdir -p /var/cache/nginx && chown www:www /var/cache/nginx && chmod 700 /var/cache/nginx \
    && ln -sf /dev/stdout /var/log/nginx/access.log && ln -sf /dev/stderr /var/log/nginx/error.log

FROM debian:bookworm-slim
# the accounts of the original, with the same numbers
RUN groupadd --system --gid 999 www && \
    useradd --system --no-create-home --uid 999 --gid www --home-dir /home/www --shell /usr/sbin/nologin www
# libraries that the copied programs link to
RUN apt-get update && \
    apt-get install -y --no-install-recommends libssl3 && \
    rm -rf /var/lib/apt/lists/*
# directories of the original, with owner and mode
RUN install -d -m 700 -o 999 -g 999 /var/cache/nginx
COPY --from=builder /etc/nginx /etc/nginx
COPY --from=builder /usr/html /usr/html
COPY --from=builder /usr/sbin/nginx /usr/sbin/nginx
COPY --from=builder /var/log/nginx /var/log/nginx
WORKDIR /build
COPY www/ /usr/html/
EXPOSE 80
STOPSIGNAL SIGQUIT
CMD ["nginx", "-g", "daemon off;"]
