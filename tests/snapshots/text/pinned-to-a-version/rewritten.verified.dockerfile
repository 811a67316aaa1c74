FROM debian:bookworm AS builder
RUN apt-get update && apt-get install -y --no-install-recommends lighttpd=1.4.69-1 gcc libc6-dev
COPY look.c /look.c
RUN gcc -O2 -o /usr/local/bin/look /look.c

FROM debian:bookworm-slim
# packages that run time needs
RUN apt-get update && \
    apt-get install -y --no-install-recommends lighttpd=1.4.69-1 && \
    rm -rf /var/lib/apt/lists/*
COPY --from=builder /usr/local/bin/look /usr/local/bin/look
CMD ["lighttpd", "-D", "-f", "/etc/lighttpd/lighttpd.conf"]
