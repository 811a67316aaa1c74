FROM alpine:3.20 AS builder
RUN apk add --no-cache curl lighttpd && apk add --no-cache --virtual .build curl gcc musl-dev
COPY probe.c /probe.c
RUN gcc -O2 -o /usr/local/bin/probe /probe.c

FROM alpine:3.20
# packages that run time needs
RUN apk add --no-cache curl lighttpd
COPY --from=builder /usr/local/bin/probe /usr/local/bin/probe
HEALTHCHECK CMD curl -f http://localhost/
CMD ["lighttpd", "-D", "-f", "/etc/lighttpd/lighttpd.conf"]
