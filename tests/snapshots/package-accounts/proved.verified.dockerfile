# Directories of an account that a package makes, state in a cache directory, a build secret, and a port that nobody listens on.
FROM debian:bookworm-slim AS builder
RUN apt-get update && apt-get install -y --no-install-recommends gcc libc6-dev redis-server && rm -rf /var/lib/apt/lists/*
COPY front.c engine.c /usr/src/
RUN --mount=type=secret,id=token test "$(cat /run/secrets/token)" = open-sesame && \
    gcc -O2 -o /usr/local/bin/front /usr/src/front.c && \
    useradd --create-home --uid 2000 runner && \
    install -d -o runner /home/runner/.cache/engine && \
    gcc -O2 -o /home/runner/.cache/engine/run /usr/src/engine.c && \
    install -d -o root -g redis -m 2770 /data && install -d -o redis -g redis -m 0750 /srv/spool

FROM debian:bookworm-slim
# the accounts of the original, with the same numbers
RUN groupadd --system --gid 2000 runner && \
    useradd --no-create-home --uid 2000 --gid runner --home-dir /home/runner --shell /bin/sh runner
# packages that run time needs
RUN apt-get update && \
    apt-get install -y --no-install-recommends redis-server && \
    rm -rf /var/lib/apt/lists/*
# directories of the original, with owner and mode
RUN install -d -m 2770 -o 0 -g 101 /data && \
    install -d -m 755 -o 2000 -g 2000 /home/runner && \
    install -d -m 750 -o 100 -g 101 /srv/spool /var/lib/redis && \
    install -d -m 2750 -o 100 -g 4 /var/log/redis
COPY --from=builder /home/runner /home/runner
COPY --from=builder /usr/local/bin/front /usr/local/bin/front
USER runner
EXPOSE 8080
CMD ["front"]
