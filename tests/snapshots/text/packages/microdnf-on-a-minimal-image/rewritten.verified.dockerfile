FROM almalinux:9-minimal AS builder
RUN microdnf install -y gcc nginx && microdnf clean all
COPY probe.c /probe.c
RUN gcc -O2 -o /usr/local/bin/probe /probe.c

FROM almalinux:9-minimal
# packages that run time needs
RUN microdnf install -y --setopt=install_weak_deps=False nginx && \
    microdnf clean all
COPY --from=builder /usr/local/bin/probe /usr/local/bin/probe
CMD ["nginx", "-g", "daemon off;"]
