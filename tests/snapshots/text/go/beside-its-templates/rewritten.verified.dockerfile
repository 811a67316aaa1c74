FROM golang:1.21-bookworm AS builder
WORKDIR /srv/lamp
COPY . .
RUN go build -o lamp .

FROM debian:bookworm-slim
ENV PATH=/go/bin:/usr/local/go/bin:/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin
COPY --from=builder /srv/lamp/lamp /srv/lamp/lamp
COPY --from=builder /srv/lamp/templates /srv/lamp/templates
WORKDIR /srv/lamp
EXPOSE 8080
CMD ["./lamp"]
