FROM fedora:40 AS builder
RUN dnf install -y --setopt=install_weak_deps=False --nodocs nginx gcc && dnf clean all
COPY probe.c /probe.c
RUN gcc -O2 -o /usr/local/bin/probe /probe.c

FROM fedora:40
# packages that run time needs
RUN dnf install -y --setopt=install_weak_deps=False nginx && \
    dnf clean all
COPY --from=builder /usr/local/bin/probe /usr/local/bin/probe
CMD ["nginx", "-g", "daemon off;"]
