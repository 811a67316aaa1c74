FROM alpine:3.19 AS builder
RUN apk add --no-cache rust cargo
COPY . /code
RUN cd /code && cargo build --release && install -m 755 target/release/dune /usr/bin/dune

FROM alpine:3.19
# libraries that the copied programs link to
RUN apk add --no-cache libgcc
COPY --from=builder /usr/bin/dune /usr/bin/dune
CMD ["/usr/bin/dune"]
