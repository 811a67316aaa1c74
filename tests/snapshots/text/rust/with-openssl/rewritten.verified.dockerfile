FROM rust:1.75-slim-bookworm AS builder
RUN apt-get update && apt-get install -y --no-install-recommends pkg-config libssl-dev ca-certificates && rm -rf /var/lib/apt/lists/*
WORKDIR /code
COPY . .
RUN cargo build --release && mv target/release/dune /usr/local/bin/dune

FROM debian:bookworm-slim
ENV PATH=/usr/local/cargo/bin:/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin
# packages that run time needs
RUN apt-get update && \
    apt-get install -y --no-install-recommends ca-certificates libssl3 && \
    rm -rf /var/lib/apt/lists/*
COPY --from=builder /usr/local/bin/dune /usr/local/bin/dune
WORKDIR /
CMD ["dune"]
