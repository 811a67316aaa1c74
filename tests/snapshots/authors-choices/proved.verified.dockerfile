# A font among alternatives, a plugin that nothing links to, and a library of a package with the author's own in its place.
FROM debian:bookworm AS builder
RUN apt-get update && apt-get install -y --no-install-recommends \
        gcc libc6-dev libfontconfig-dev fonts-liberation libsox-dev libsox-fmt-mp3 libev-dev && \
    rm -rf /var/lib/apt/lists/*
COPY . /usr/src/own
WORKDIR /usr/src/own
RUN gcc -O2 -o /usr/local/bin/font font.c -lfontconfig && \
    gcc -O2 -o /usr/local/bin/format format.c -lsox && \
    gcc -O2 -o /usr/local/bin/evversion evversion.c -lev && \
    gcc -O2 -shared -fPIC -Wl,-soname,libev.so.4 -o "$(readlink -f /usr/lib/*-linux-gnu/libev.so.4)" evown.c && \
    ldconfig

FROM debian:bookworm-slim
# packages that run time needs
RUN apt-get update && \
    apt-get install -y --no-install-recommends fonts-liberation libev4 libfontconfig1 libsox-fmt-alsa libsox-fmt-ao libsox-fmt-base libsox-fmt-mp3 libsox-fmt-oss libsox-fmt-pulse && \
    rm -rf /var/lib/apt/lists/*
COPY --from=builder /usr/lib/x86_64-linux-gnu/libev.so.4.0.0 /usr/lib/x86_64-linux-gnu/libev.so.4.0.0
COPY --from=builder /usr/local/bin/evversion /usr/local/bin/font /usr/local/bin/format /usr/local/bin/
# the loader finds the copied libraries by its cache
RUN ldconfig
WORKDIR /usr/src/own
ENTRYPOINT ["/usr/local/bin/font"]
CMD ["sans"]
