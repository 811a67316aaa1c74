FROM debian:bookworm AS builder
RUN apt-get update && apt-get install -y gcc libc6-dev && useradd -m -u 1234 -s /bin/bash -c 'Watch keeper' keeper && echo 'keeper:lantern' | chpasswd && usermod -aG audio,video keeper
COPY watch.c /watch.c
RUN gcc -O2 -o /usr/local/bin/watch-sea /watch.c

FROM debian:bookworm-slim
# the container runs with the accounts that the author made; directories of the original, with owner and mode
RUN useradd -m -u 1234 -s /bin/bash -c 'Watch keeper' keeper && \
    echo 'keeper:lantern' | chpasswd && \
    usermod -aG audio,video keeper && \
    mkdir -p /home/keeper
COPY --from=builder /usr/local/bin/watch-sea /usr/local/bin/watch-sea
USER keeper
CMD ["watch-sea"]
