# A release whose libraries have other names, packages from a command and from a file, and a program that goes into /usr.
FROM debian:trixie-slim AS builder
COPY packages.txt /tmp/packages.txt
COPY own /tmp/own
RUN apt-get update && apt-get install -y --no-install-recommends gcc libc6-dev make $(cat /tmp/packages.txt) && \
    dpkg-deb --root-owner-group --build /tmp/own /tmp/own.deb && apt-get install -y /tmp/own.deb && rm -rf /var/lib/apt/lists/* /tmp/own*
COPY svc /usr/src/svc
RUN make -C /usr/src/svc install prefix=/usr sysconfdir=/etc

FROM debian:trixie-slim
# packages that run time needs
RUN apt-get update && \
    apt-get install -y --no-install-recommends hello libpng16-16t64 && \
    rm -rf /var/lib/apt/lists/*
COPY --from=builder /etc/svc.conf /etc/svc.conf
COPY --from=builder /usr/bin/svc /usr/bin/svc
COPY --from=builder /usr/share/own /usr/share/own
CMD ["svc"]
