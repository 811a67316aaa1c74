FROM alpine:3.20 AS builder
RUN apk add --no-cache build-base
COPY ledger.c /tmp/ledger.c
RUN mkdir -p /srv/ledger && cd /srv/ledger && mkdir -p journal && chmod 1777 journal && cc -O2 -o ledger /tmp/ledger.c

FROM alpine:3.20
# libraries that the copied programs link to
RUN apk add --no-cache libstdc++
COPY --from=builder /srv/ledger /srv/ledger
CMD ["/srv/ledger/ledger"]
