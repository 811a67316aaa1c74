FROM ubuntu:22.04 AS builder
ENV TZ=Europe/Zurich DEBIAN_FRONTEND=noninteractive
RUN apt-get update && apt-get install -y locales tzdata gcc libc6-dev && locale-gen de_CH.UTF-8
COPY clock.c /clock.c
RUN gcc -O2 -o /usr/local/bin/clock /clock.c

FROM ubuntu:22.04
ENV TZ=Europe/Zurich DEBIAN_FRONTEND=noninteractive
# packages that run time needs
RUN apt-get update && \
    apt-get install -y --no-install-recommends locales tzdata && \
    rm -rf /var/lib/apt/lists/*
COPY --from=builder /usr/lib/locale /usr/lib/locale
COPY --from=builder /usr/local/bin/clock /usr/local/bin/clock
# the loader finds the copied libraries by its cache
RUN ldconfig
ENV LANG=de_CH.UTF-8
CMD ["clock"]
