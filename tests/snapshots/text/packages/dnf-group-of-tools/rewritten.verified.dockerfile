FROM rockylinux:9 AS builder
RUN dnf groupinstall -y "Development Tools" && dnf install -y httpd && dnf clean all
COPY probe.c /probe.c
RUN gcc -O2 -o /usr/local/bin/probe /probe.c

FROM rockylinux:9
# packages that run time needs
RUN dnf install -y --setopt=install_weak_deps=False httpd && \
    dnf clean all
COPY --from=builder /usr/local/bin/probe /usr/local/bin/probe
CMD ["httpd", "-DFOREGROUND"]
