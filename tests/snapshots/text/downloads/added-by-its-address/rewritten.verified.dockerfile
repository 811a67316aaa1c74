FROM alpine:3.20 AS builder
RUN apk add --no-cache tar zstd
ADD https://example.org/lift.tar.zst /tmp/lift.tar.zst
RUN mkdir /opt/lift && tar --zstd -xf /tmp/lift.tar.zst -C /opt/lift && rm /tmp/lift.tar.zst

FROM alpine:3.20
COPY --from=builder /opt/lift /opt/lift
CMD ["/opt/lift/bin/lift"]
