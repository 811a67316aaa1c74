FROM golang:1.22-bookworm AS builder
RUN apt-get update && apt-get install -y --no-install-recommends libsqlite3-dev && rm -rf /var/lib/apt/lists/*
WORKDIR /src
COPY . .
RUN CGO_ENABLED=1 go build -tags libsqlite3 -o /usr/local/bin/lamp .

FROM debian:bookworm-slim
ENV PATH=/go/bin:/usr/local/go/bin:/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin
# libraries that the copied programs link to
RUN apt-get update && \
    apt-get install -y --no-install-recommends libsqlite3-0 && \
    rm -rf /var/lib/apt/lists/*
COPY --from=builder /usr/local/bin/lamp /usr/local/bin/lamp
WORKDIR /src
CMD ["lamp"]
