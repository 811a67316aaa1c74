FROM debian:bookworm AS builder
RUN apt-get update && apt-get install -y gcc libc6-dev locales && sed -i 's/^# de_DE.UTF-8/de_DE.UTF-8/' /etc/locale.gen && locale-gen
ENV LANG=de_DE.UTF-8
COPY convert.c /tmp/convert.c
RUN gcc -O2 -o /usr/local/bin/convert /tmp/convert.c && rm /tmp/convert.c

FROM debian:bookworm-slim
ENV LANG=de_DE.UTF-8
# packages that run time needs
RUN apt-get update && \
    apt-get install -y --no-install-recommends locales && \
    rm -rf /var/lib/apt/lists/*
COPY --from=builder /etc/default/locale /etc/default/locale
COPY --from=builder /etc/locale.gen /etc/locale.gen
COPY --from=builder /usr/lib/locale/locale-archive /usr/lib/locale/locale-archive
COPY --from=builder /usr/local/bin/convert /usr/local/bin/convert
CMD ["convert"]
