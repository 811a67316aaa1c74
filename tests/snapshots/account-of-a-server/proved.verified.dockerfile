# Files of an account that a package makes, what the build put into caches, a secret under a name of its own, another port than the exposed one.
FROM debian:bookworm-slim AS builder
RUN apt-get update && apt-get install -y --no-install-recommends gcc libc6-dev memcached && rm -rf /var/lib/apt/lists/*
COPY weigh.c /usr/src/weigh.c
RUN --mount=type=secret,id=key,target=/etc/own.key,required=true test "$(cat /etc/own.key)" = open-sesame && \
    gcc -O2 -o /usr/local/bin/weigh /usr/src/weigh.c
RUN groupadd --gid 1500 scales && usermod -aG scales memcache && \
    install -d -o memcache -g scales -m 2770 /srv/scales && \
    install -d -o memcache /home/weigh/.cache/models /var/cache/weigh && \
    echo 17 > /home/weigh/.cache/models/weights && echo 25 > /var/cache/weigh/weights && \
    chown memcache: /home/weigh/.cache/models/weights && chmod 600 /home/weigh/.cache/models/weights

FROM debian:bookworm-slim
# the accounts of the original, with the same numbers
RUN groupadd --system --gid 101 memcache && \
    groupadd --system --gid 1500 scales && \
    useradd --system --no-create-home --uid 100 --gid memcache --home-dir /nonexistent --shell /bin/false --comment Memcached,,, memcache
# packages that run time needs
RUN apt-get update && \
    apt-get install -y --no-install-recommends memcached && \
    rm -rf /var/lib/apt/lists/*
# the accounts of the original, with the same numbers; directories of the original, with owner and mode
RUN usermod --append --groups scales memcache && \
    install -d -m 2770 -o 100 -g 1500 /srv/scales && \
    install -d -m 755 -o 100 -g 0 /var/cache/weigh
COPY --from=builder /etc/memcached.conf /etc/memcached.conf
COPY --from=builder /home/weigh /home/weigh
COPY --from=builder /usr/local/bin/weigh /usr/local/bin/weigh
COPY --from=builder /var/cache/weigh /var/cache/weigh
USER memcache
EXPOSE 11000
CMD ["memcached", "-p", "11211", "-U", "0"]
