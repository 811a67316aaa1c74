FROM debian:bookworm AS builder
RUN apt-get update && apt-get install -y gcc make libc6-dev
COPY . /usr/src/harbour
WORKDIR /usr/src/harbour
RUN ./configure --prefix=/opt/harbour --sbindir=/opt/harbour-admin/sbin && make && make install

FROM debian:bookworm-slim
COPY --from=builder /opt/harbour /opt/harbour
COPY --from=builder /opt/harbour-admin /opt/harbour-admin
WORKDIR /
CMD ["/opt/harbour-admin/sbin/harbourd", "-c", "/opt/harbour/etc/harbour.conf"]
