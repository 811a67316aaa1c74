FROM alpine:3.19 AS builder
RUN apk add --no-cache --repository=http://example.org/alpine/edge/community lighttpd && apk add --no-cache gcc musl-dev
COPY look.c /look.c
RUN gcc -O2 -o /usr/local/bin/look /look.c

FROM alpine:3.19
# packages that run time needs
RUN apk add --no-cache --repository http://example.org/alpine/edge/community lighttpd
COPY --from=builder /usr/local/bin/look /usr/local/bin/look
CMD ["lighttpd", "-D", "-f", "/etc/lighttpd/lighttpd.conf"]
