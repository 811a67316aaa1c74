FROM alpine:3.20 AS builder
RUN apk add --no-cache haproxy gcc musl-dev
RUN printf 'frontend web\n  bind :8080\n  default_backend app\n' | tee -a /etc/haproxy/haproxy.cfg > /dev/null
COPY check.c /tmp/
RUN cc -O2 -o /usr/local/bin/check /tmp/check.c

FROM alpine:3.20
# packages that run time needs
RUN apk add --no-cache haproxy
COPY --from=builder /etc/haproxy/haproxy.cfg /etc/haproxy/haproxy.cfg
COPY --from=builder /usr/local/bin/check /usr/local/bin/check
CMD ["haproxy", "-W", "-f", "/etc/haproxy/haproxy.cfg"]
