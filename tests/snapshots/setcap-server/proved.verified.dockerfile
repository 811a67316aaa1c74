FROM debian:bookworm-slim AS builder
RUN apt-get update && apt-get install -y gcc libc6-dev libcap2-bin
RUN adduser --system --group --uid 200 --home /var/lib/served --disabled-password served
COPY server.c /usr/src/server.c
RUN gcc -O2 -o /usr/local/bin/served /usr/src/server.c && setcap cap_net_bind_service=+ep /usr/local/bin/served
RUN mkdir -p /var/lib/served/private && echo 'a secret page' > /var/lib/served/private/page && chown -R served:served /var/lib/served && chmod 700 /var/lib/served/private

FROM debian:bookworm-slim
# the accounts of the original, with the same numbers
RUN groupadd --system --gid 200 served && \
    useradd --system --no-create-home --uid 200 --gid served --home-dir /var/lib/served --shell /usr/sbin/nologin served
# directories of the original, with owner and mode
RUN install -d -m 755 -o 200 -g 200 /var/lib/served
COPY --from=builder /usr/local/bin/served /usr/local/bin/served
COPY --from=builder --chown=200:200 /var/lib/served /var/lib/served
USER served
EXPOSE 80
CMD ["served"]
