FROM fedora:40 AS builder
RUN dnf install -y cronie gcc && dnf clean all
COPY task.c /task.c
RUN gcc -O2 -o /usr/local/bin/task /task.c

FROM fedora:40
# packages that run time needs
RUN dnf install -y --setopt=install_weak_deps=False cronie && \
    dnf clean all
COPY --from=builder /usr/local/bin/task /usr/local/bin/task
CMD ["task"]
