FROM alpine:3.19 AS builder
RUN wget -qO /etc/apk/keys/queue.rsa.pub https://example.org/queue.rsa.pub && echo 'https://example.org/alpine/v3.19/main' >> /etc/apk/repositories
RUN apk add --no-cache queue-server gcc musl-dev
COPY probe.c /tmp/
RUN gcc -O2 -o /usr/local/bin/probe /tmp/probe.c

FROM alpine:3.19
COPY --from=builder /etc/apk/keys/queue.rsa.pub /etc/apk/keys/queue.rsa.pub
COPY --from=builder /etc/apk/repositories /etc/apk/repositories
# packages that run time needs
RUN apk add --no-cache queue-server
COPY --from=builder /usr/local/bin/probe /usr/local/bin/probe
CMD ["queue-server"]
