FROM rockylinux:9 AS builder
RUN rpm --import https://example.org/key.asc && curl -fsSL -o /etc/yum.repos.d/queue.repo https://example.org/queue.repo
RUN dnf install -y queue-server gcc && dnf clean all
COPY probe.c /tmp/
RUN gcc -O2 -o /usr/local/bin/probe /tmp/probe.c

FROM rockylinux:9
COPY --from=builder /etc/yum.repos.d/queue.repo /etc/yum.repos.d/queue.repo
# packages that run time needs
RUN rpm --import https://example.org/key.asc && \
    dnf install -y --setopt=install_weak_deps=False queue-server && \
    dnf clean all
COPY --from=builder /usr/local/bin/probe /usr/local/bin/probe
CMD ["queue-server"]
