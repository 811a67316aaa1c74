# A list of packages that a command reads, alternatives of dependencies that the author chose, and a module that only a script names.
FROM debian:bookworm-slim AS builder
COPY packages.txt /tmp/packages.txt
RUN apt-get update && \
    apt-get install -y --no-install-recommends gcc libc6-dev && \
    xargs -a /tmp/packages.txt apt-get install -y --no-install-recommends && \
    rm -rf /var/lib/apt/lists/*
COPY embed.c /usr/src/embed.c
RUN gcc -O2 -o /usr/local/bin/embed /usr/src/embed.c $(pkg-config --cflags --libs lua5.4)

FROM debian:bookworm-slim
# libraries that the copied programs link to
RUN apt-get update && \
    apt-get install -y --no-install-recommends anacron fontconfig ingerman liblua5.4-0 logrotate lua-cjson ttf-bitstream-vera && \
    rm -rf /var/lib/apt/lists/*
# directories of the original, with owner and mode
RUN mkdir -p /usr/lib/ispell
COPY --from=builder /etc/dictionaries-common /etc/dictionaries-common
COPY --from=builder /usr/local/bin/embed /usr/local/bin/embed
COPY --from=builder /var/cache/dictionaries-common /var/cache/dictionaries-common
COPY --from=builder /var/lib/ispell/ngerman.compat /var/lib/ispell/ngerman.hash /var/lib/ispell/ngerman.remove /var/lib/ispell/
# links of the original
RUN ln -sfn /etc/dictionaries-common/default.aff /usr/lib/ispell/default.aff && \
    ln -sfn /etc/dictionaries-common/default.hash /usr/lib/ispell/default.hash && \
    ln -sfn /var/lib/ispell/ngerman.hash /usr/lib/ispell/ngerman.hash
COPY --chmod=755 words.sh /usr/local/bin/words
ENTRYPOINT ["embed"]
