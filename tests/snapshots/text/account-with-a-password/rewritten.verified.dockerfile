FROM debian:bookworm AS builder
RUN apt-get update && apt-get install -y gcc libc6-dev && useradd -m -u 1234 -s /bin/bash -c 'Watch keeper' keeper && echo 'keeper:lantern' | chpasswd && usermod -aG audio,video keeper
COPY watch.c /watch.c
RUN gcc -O2 -o /usr/local/bin/watch-sea /watch.c

FROM debian:bookworm-slim
# the container runs with the accounts that the author made; passwords that the build set; directories of the original, with owner and mode
RUN --mount=type=bind,from=builder,source=/etc/shadow,target=/mnt/etc/shadow useradd -m -u 1234 -s /bin/bash -c 'Watch keeper' keeper && \
    usermod -aG audio,video keeper && \
    grep -E '^(keeper):' /mnt/etc/shadow | cut -d: -f1,2 | chpasswd -e && \
    mkdir -p /home/keeper
COPY --from=builder /usr/local/bin/watch-sea /usr/local/bin/watch-sea
USER keeper
CMD ["watch-sea"]
