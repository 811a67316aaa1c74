FROM alpine:3.20 AS builder
RUN apk add --no-cache build-base && mkdir /var/lib/queue && mkdir -m 0750 /var/lib/queue/new
COPY seed.txt /var/lib/queue/
COPY queue.c /tmp/
RUN cc -O2 -o /usr/local/bin/queue /tmp/queue.c && chown -R daemon:daemon /var/lib/queue

FROM alpine:3.20
# libraries that the copied programs link to
RUN apk add --no-cache libstdc++
# directories of the original, with owner and mode
RUN install -d -m 755 -o daemon -g daemon /var/lib/queue
COPY --from=builder /usr/local/bin/queue /usr/local/bin/queue
COPY --from=builder --chown=daemon:daemon /var/lib/queue /var/lib/queue
USER daemon
CMD ["queue", "/var/lib/queue"]
