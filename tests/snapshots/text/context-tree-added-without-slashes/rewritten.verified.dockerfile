FROM alpine:3.20 AS builder
RUN apk add --no-cache gcc musl-dev
ADD overlay /
RUN gcc -O2 -o /usr/bin/depot /usr/src/depot.c

FROM alpine:3.20
COPY --from=builder /etc/depot.conf /etc/depot.conf
COPY --from=builder /usr/bin/depot /usr/bin/depot
COPY --from=builder /usr/sbin/start-depot /usr/sbin/start-depot
ENTRYPOINT ["/usr/sbin/start-depot"]
CMD ["--verbose"]
