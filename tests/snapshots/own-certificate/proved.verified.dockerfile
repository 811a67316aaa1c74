FROM debian:bookworm-slim AS builder
RUN apt-get update && apt-get install -y --no-install-recommends ca-certificates gcc libc6-dev && rm -rf /var/lib/apt/lists/*
COPY own.crt /usr/local/share/ca-certificates/own.crt
COPY trusted.c /src/trusted.c
RUN update-ca-certificates && gcc -O2 -o /usr/local/bin/trusted /src/trusted.c

FROM debian:bookworm-slim
# packages that run time needs
RUN apt-get update && \
    apt-get install -y --no-install-recommends ca-certificates && \
    rm -rf /var/lib/apt/lists/*
COPY --from=builder /etc/ca-certificates.conf /etc/ca-certificates.conf
COPY --from=builder /usr/local/bin/trusted /usr/local/bin/trusted
COPY --from=builder /usr/local/share/ca-certificates/own.crt /usr/local/share/ca-certificates/own.crt
# the author's own certificates are trusted
RUN update-ca-certificates
CMD ["trusted", "/etc/ssl/certs/ca-certificates.crt"]
