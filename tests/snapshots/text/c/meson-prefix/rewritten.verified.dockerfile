FROM debian:bookworm AS builder
RUN apt-get update && apt-get install -y --no-install-recommends meson ninja-build gcc libc6-dev pkg-config libglib2.0-dev
COPY . /code
WORKDIR /code
RUN meson setup --prefix=/opt/reef --buildtype=release out && ninja -C out install

FROM debian:bookworm-slim
# libraries that the copied programs link to
RUN apt-get update && \
    apt-get install -y --no-install-recommends libglib2.0-0 && \
    rm -rf /var/lib/apt/lists/*
COPY --from=builder /opt/reef /opt/reef
WORKDIR /code
ENTRYPOINT ["/opt/reef/bin/reef"]
