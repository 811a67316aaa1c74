FROM debian:bookworm-slim AS builder
RUN apt-get update && apt-get install -y gcc make libc6-dev wget
WORKDIR /tmp/build
RUN wget -q http://download.redis.io/releases/redis-7.0.15.tar.gz && tar xzf redis-7.0.15.tar.gz && cd redis-7.0.15 && make MALLOC=libc && make install
COPY hello.c .
RUN mkdir -p /opt/redis/modules && gcc -shared -fPIC -O2 -I redis-7.0.15/src -o /opt/redis/modules/hello.so hello.c
RUN echo 'loadmodule /opt/redis/modules/hello.so' > /etc/redis.conf && echo 'protected-mode no' >> /etc/redis.conf

FROM debian:bookworm-slim
COPY --from=builder /etc/redis.conf /etc/redis.conf
COPY --from=builder /opt/redis /opt/redis
COPY --from=builder /usr/local/bin/redis-benchmark /usr/local/bin/redis-cli /usr/local/bin/redis-server /usr/local/bin/
# links of the original
RUN ln -s redis-server /usr/local/bin/redis-check-aof && \
    ln -s redis-server /usr/local/bin/redis-check-rdb && \
    ln -s redis-server /usr/local/bin/redis-sentinel
WORKDIR /data
EXPOSE 6379
CMD ["redis-server", "/etc/redis.conf"]
