FROM rockylinux:9-minimal AS builder
RUN microdnf install -y gcc libyaml && microdnf clean all
COPY ledger.c /tmp/ledger.c
RUN gcc -O2 -o /usr/local/bin/ledger /tmp/ledger.c

FROM rockylinux:9-minimal
# packages that run time needs
RUN microdnf install -y --setopt=install_weak_deps=False libyaml && \
    microdnf clean all
COPY --from=builder /usr/local/bin/ledger /usr/local/bin/ledger
CMD ["ledger"]
