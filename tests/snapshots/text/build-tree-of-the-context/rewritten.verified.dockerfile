FROM debian:bookworm-slim AS builder
RUN apt-get update && apt-get install -y --no-install-recommends autoconf automake libtool gcc make libc6-dev
COPY . /depot
RUN cd /depot && autoreconf -i && ./configure && make && make install

FROM debian:bookworm-slim
COPY --from=builder /usr/local /usr/local
# the loader finds the copied libraries by its cache
RUN ldconfig
CMD ["/usr/local/bin/depot"]
