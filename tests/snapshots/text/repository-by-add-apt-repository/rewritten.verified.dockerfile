FROM ubuntu:22.04 AS builder
RUN apt-get update && apt-get install -y software-properties-common gcc libc6-dev && add-apt-repository -y ppa:example/beacon && apt-get update && apt-get install -y beacond
COPY blink.c /blink.c
RUN gcc -O2 -o /usr/local/bin/blink /blink.c

FROM ubuntu:22.04
COPY --from=builder /etc/apt/sources.list /etc/apt/sources.list
COPY --from=builder /etc/apt/sources.list.d /etc/apt/sources.list.d
COPY --from=builder /etc/apt/trusted.gpg.d /etc/apt/trusted.gpg.d
COPY --from=builder /etc/ssl/certs/ca-certificates.crt /etc/ssl/certs/ca-certificates.crt
# packages that run time needs
RUN apt-get update && \
    apt-get install -y --no-install-recommends beacond && \
    rm -rf /var/lib/apt/lists/*
COPY --from=builder /usr/local/bin/blink /usr/local/bin/blink
CMD ["beacond", "-n"]
