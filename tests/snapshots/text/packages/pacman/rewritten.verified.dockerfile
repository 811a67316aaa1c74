FROM archlinux:base AS builder
RUN pacman -Syu --noconfirm gcc lighttpd && pacman -Scc --noconfirm
COPY probe.c /probe.c
RUN gcc -O2 -o /usr/local/bin/probe /probe.c

FROM archlinux:base
# packages that run time needs
RUN pacman -Syu --noconfirm && \
    pacman -Sy --noconfirm lighttpd
COPY --from=builder /usr/local/bin/probe /usr/local/bin/probe
CMD ["lighttpd", "-D", "-f", "/etc/lighttpd/lighttpd.conf"]
