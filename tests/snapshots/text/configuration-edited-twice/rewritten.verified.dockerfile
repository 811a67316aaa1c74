FROM debian:bookworm AS builder
RUN apt-get update && apt-get install -y redis-server gcc libc6-dev \
    && sed -i -e 's/^protected-mode yes/protected-mode no/' -e 's/^bind .*/bind 0.0.0.0/' /etc/redis/redis.conf \
    && echo 'appendonly yes' >> /etc/redis/redis.conf
COPY ping.c /tmp/ping.c
RUN gcc -O2 -o /usr/local/bin/ping-redis /tmp/ping.c

FROM debian:bookworm-slim
# packages that run time needs
RUN apt-get update && \
    apt-get install -y --no-install-recommends redis-server && \
    rm -rf /var/lib/apt/lists/*
COPY --from=builder /etc/redis/redis.conf /etc/redis/redis.conf
COPY --from=builder /usr/local/bin/ping-redis /usr/local/bin/ping-redis
CMD ["redis-server", "/etc/redis/redis.conf"]
