FROM debian:bookworm AS builder
RUN apt-get update && apt-get install -y gcc make libc6-dev
COPY . /src
RUN make -C /src install DESTDIR=/tmp/stage && cp -a /tmp/stage/. / && rm -rf /tmp/stage

FROM debian:bookworm-slim
COPY --from=builder /usr/local /usr/local
# the loader finds the copied libraries by its cache
RUN ldconfig
CMD ["pier"]
