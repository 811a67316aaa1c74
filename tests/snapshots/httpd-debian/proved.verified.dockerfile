FROM debian:bookworm-slim AS builder

ENV HTTPD_PREFIX=/usr/local/apache2
ENV PATH=$HTTPD_PREFIX/bin:$PATH
WORKDIR $HTTPD_PREFIX

RUN apt-get update \
    && apt-get install -y --no-install-recommends ca-certificates curl gcc make libc6-dev libapr1-dev libaprutil1-dev libpcre2-dev zlib1g-dev libssl-dev perl \
    && mkdir -p src && cd src \
    && curl -fsSL https://archive.apache.org/dist/httpd/httpd-2.4.68.tar.gz | tar xz --strip-components=1 \
    && ./configure --prefix="$HTTPD_PREFIX" --enable-mods-shared=few --enable-rewrite --enable-headers --enable-deflate --enable-ssl \
    && make -j "$(nproc)" \
    && make install \
    && cd .. && rm -r src man manual \
    && sed -ri -e 's!^(\s*CustomLog)\s+\S+!\1 /proc/self/fd/1!g' -e 's!^(\s*ErrorLog)\s+\S+!\1 /proc/self/fd/2!g' \
        -e 's!^#ServerName .*!ServerName localhost!' -e 's!^#(LoadModule deflate_module)!\1!' conf/httpd.conf \
    && apt-get clean && rm -rf /var/lib/apt/lists/*

FROM debian:bookworm-slim
ENV HTTPD_PREFIX=/usr/local/apache2
ENV PATH=$HTTPD_PREFIX/bin:$PATH
# packages that run time needs
RUN apt-get update && \
    apt-get install -y --no-install-recommends ca-certificates libaprutil1 perl && \
    rm -rf /var/lib/apt/lists/*
# directories of the original, with owner and mode
RUN mkdir -p /usr/local/apache2/logs
COPY --from=builder /usr/local/apache2/bin /usr/local/apache2/bin
COPY --from=builder /usr/local/apache2/build /usr/local/apache2/build
COPY --from=builder /usr/local/apache2/cgi-bin /usr/local/apache2/cgi-bin
COPY --from=builder /usr/local/apache2/conf /usr/local/apache2/conf
COPY --from=builder /usr/local/apache2/error /usr/local/apache2/error
COPY --from=builder /usr/local/apache2/icons /usr/local/apache2/icons
COPY --from=builder /usr/local/apache2/modules /usr/local/apache2/modules
WORKDIR $HTTPD_PREFIX

COPY index.html htdocs/index.html
EXPOSE 80
STOPSIGNAL SIGWINCH
CMD ["httpd", "-D", "FOREGROUND"]
