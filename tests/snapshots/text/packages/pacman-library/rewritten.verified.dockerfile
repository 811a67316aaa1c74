FROM archlinux:base AS builder
RUN pacman -Sy --noconfirm --needed gcc make hiredis
COPY probe.c /probe.c
RUN gcc -O2 -o /usr/local/bin/probe /probe.c -lhiredis

FROM archlinux:base
# packages that run time needs
RUN pacman -Sy --noconfirm hiredis
COPY --from=builder /usr/local/bin/probe /usr/local/bin/probe
CMD ["probe"]
