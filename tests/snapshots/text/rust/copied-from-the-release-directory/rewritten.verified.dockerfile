FROM rust:1.75-slim-bookworm AS builder
WORKDIR /code
COPY . .
RUN cargo build --release && cp target/release/dune /usr/local/bin/

FROM debian:bookworm-slim
ENV PATH=/usr/local/cargo/bin:/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin
COPY --from=builder /usr/local/bin/dune /usr/local/bin/dune
WORKDIR /
CMD ["dune"]
