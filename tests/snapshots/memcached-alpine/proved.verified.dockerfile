FROM alpine:3.18 AS builder

ARG MEMCACHED_VERSION=1.6.18

RUN adduser -D -H -u 11211 memcache

# The author's own cleanup tells what is only for building.
RUN apk add --no-cache --virtual .build-deps \
        gcc \
        libc-dev \
        libevent-dev \
        linux-headers \
        make \
    && wget -O memcached.tar.gz "https://memcached.org/files/memcached-$MEMCACHED_VERSION.tar.gz" \
    && mkdir -p /usr/src/memcached \
    && tar -xzf memcached.tar.gz -C /usr/src/memcached --strip-components=1 \
    && rm memcached.tar.gz \
    && cd /usr/src/memcached \
    && ./configure \
    && make -j "$(nproc)" \
    && make install \
    && cd / && rm -rf /usr/src/memcached \
    && apk add --no-cache libevent \
    && apk del .build-deps \
    && memcached -V

FROM alpine:3.18
# the accounts of the original, with the same numbers
RUN addgroup -S -g 11211 memcache && \
    adduser -S -D -H -u 11211 -G memcache -h /home/memcache -s /bin/ash memcache
# packages that run time needs
RUN apk add --no-cache libevent
COPY --from=builder /usr/local/bin/memcached /usr/local/bin/memcached

USER memcache
EXPOSE 11211
CMD ["memcached"]
