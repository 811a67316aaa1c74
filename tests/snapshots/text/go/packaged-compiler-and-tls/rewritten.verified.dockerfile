FROM debian:bookworm AS builder
RUN apt-get update && apt-get install -y --no-install-recommends golang-go git ca-certificates && rm -rf /var/lib/apt/lists/*
WORKDIR /src
COPY . .
RUN go build -o /usr/local/bin/fetch .

FROM debian:bookworm-slim
# packages that run time needs
RUN apt-get update && \
    apt-get install -y --no-install-recommends ca-certificates && \
    rm -rf /var/lib/apt/lists/*
COPY --from=builder /usr/local/bin/fetch /usr/local/bin/fetch
WORKDIR /
CMD ["fetch"]
