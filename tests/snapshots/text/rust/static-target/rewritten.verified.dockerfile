FROM rust:1.75-alpine3.19 AS builder
RUN apk add --no-cache musl-dev && rustup target add x86_64-unknown-linux-musl
WORKDIR /code
COPY . .
RUN cargo build --release --target x86_64-unknown-linux-musl

FROM builder AS packages
# the packages whose libraries the copied programs link to, found anew in each build
RUN scanelf --recursive --needed --nobanner --format '%n#p' /code/target/x86_64-unknown-linux-musl/release/dune | tr ',' '\n' | sort -u | while read -r name; do [ -n "$(find /code/target/x86_64-unknown-linux-musl/release/dune -name "$name")" ] || echo "so:$name"; done > /packages

FROM alpine:3.19
# libraries that the copied programs link to
RUN --mount=type=bind,from=packages,source=/packages,target=/mnt/packages apk add --no-cache $(cat /mnt/packages) ca-certificates
COPY --from=builder /code/target/x86_64-unknown-linux-musl/release/dune /code/target/x86_64-unknown-linux-musl/release/dune
WORKDIR /code
CMD ["/code/target/x86_64-unknown-linux-musl/release/dune"]
