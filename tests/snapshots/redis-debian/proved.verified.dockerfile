FROM debian:bookworm-slim AS builder

ENV REDIS_VERSION=7.0.15

# The user first, so that its number does not depend on what is installed later.
RUN groupadd -r -g 999 redis && useradd -r -g redis -u 999 redis

RUN set -eux; \
    apt-get update; \
    apt-get install -y --no-install-recommends ca-certificates wget gcc libc6-dev make; \
    wget -O redis.tar.gz "http://download.redis.io/releases/redis-$REDIS_VERSION.tar.gz"; \
    mkdir -p /usr/src/redis; \
    tar -xzf redis.tar.gz -C /usr/src/redis --strip-components=1; \
    rm redis.tar.gz; \
    make -C /usr/src/redis -j "$(nproc)" MALLOC=libc; \
    make -C /usr/src/redis install; \
    rm -r /usr/src/redis; \
    rm -rf /var/lib/apt/lists/*; \
    redis-cli --version; \
    redis-server --version

RUN mkdir /data && chown redis:redis /data
WORKDIR /data

COPY docker-entrypoint.sh /usr/local/bin/
RUN chmod 755 /usr/local/bin/docker-entrypoint.sh

FROM debian:bookworm-slim
ENV REDIS_VERSION=7.0.15
# the accounts of the original, with the same numbers
RUN groupadd --system --gid 999 redis && \
    useradd --system --no-create-home --uid 999 --gid redis --home-dir /home/redis --shell /bin/sh redis
# directories of the original, with owner and mode
RUN install -d -m 755 -o 999 -g 999 /data
COPY --from=builder /usr/local/bin/docker-entrypoint.sh /usr/local/bin/redis-benchmark /usr/local/bin/redis-cli /usr/local/bin/redis-server /usr/local/bin/
# links of the original
RUN ln -s redis-server /usr/local/bin/redis-check-aof && \
    ln -s redis-server /usr/local/bin/redis-check-rdb && \
    ln -s redis-server /usr/local/bin/redis-sentinel
VOLUME /data
WORKDIR /data
ENTRYPOINT ["docker-entrypoint.sh"]

EXPOSE 6379
USER redis
CMD ["redis-server", "--protected-mode", "no"]
