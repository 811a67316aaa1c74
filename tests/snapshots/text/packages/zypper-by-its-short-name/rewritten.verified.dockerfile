FROM opensuse/leap:15.6 AS builder
RUN zypper --non-interactive in --no-recommends gcc lighttpd && zypper clean --all
COPY probe.c /probe.c
RUN gcc -O2 -o /usr/local/bin/probe /probe.c

FROM opensuse/leap:15.6
# packages that run time needs
RUN zypper --non-interactive install --no-recommends lighttpd && \
    zypper clean --all
COPY --from=builder /usr/local/bin/probe /usr/local/bin/probe
CMD ["lighttpd", "-D", "-f", "/etc/lighttpd/lighttpd.conf"]
