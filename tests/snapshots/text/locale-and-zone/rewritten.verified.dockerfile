FROM debian:bookworm AS builder
RUN apt-get update && apt-get install -y locales tzdata gcc libc6-dev \
    && localedef -i fr_FR -f UTF-8 fr_FR.UTF-8 \
    && ln -sf /usr/share/zoneinfo/Europe/Paris /etc/localtime && echo Europe/Paris > /etc/timezone
COPY clock.c /clock.c
RUN gcc -O2 -o /usr/local/bin/clock /clock.c

FROM debian:bookworm-slim
# packages that run time needs
RUN apt-get update && \
    apt-get install -y --no-install-recommends locales tzdata && \
    rm -rf /var/lib/apt/lists/*
COPY --from=builder /etc/timezone /etc/timezone
COPY --from=builder /usr/lib/locale /usr/lib/locale
COPY --from=builder /usr/local/bin/clock /usr/local/bin/clock
# links of the original; the loader finds the copied libraries by its cache
RUN ln -sfn /usr/share/zoneinfo/Europe/Paris /etc/localtime && \
    ldconfig
ENV LC_ALL=fr_FR.UTF-8
CMD ["clock"]
