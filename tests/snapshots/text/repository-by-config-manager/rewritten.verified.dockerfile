FROM rockylinux:9 AS builder
RUN dnf install -y dnf-plugins-core gcc && dnf config-manager --add-repo https://example.org/beacon.repo && dnf install -y beacond && dnf clean all
COPY blink.c /blink.c
RUN gcc -O2 -o /usr/local/bin/blink /blink.c

FROM rockylinux:9
COPY --from=builder /etc/yum.repos.d/beacon.repo /etc/yum.repos.d/beacon.repo
# packages that run time needs
RUN dnf install -y --setopt=install_weak_deps=False beacond && \
    dnf clean all
COPY --from=builder /usr/local/bin/blink /usr/local/bin/blink
CMD ["beacond", "-n"]
