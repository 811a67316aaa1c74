FROM debian:bookworm AS builder
RUN apt-get update && apt-get -y upgrade && apt-get install -y --no-install-recommends gcc libc6-dev zlib1g-dev tzdata && rm -rf /var/lib/apt/lists/*
COPY tide.c /src/tide.c
RUN gcc -O2 -o /usr/local/bin/tide /src/tide.c -lz

FROM debian:bookworm-slim
# packages that run time needs
RUN apt-get update && \
    apt-get upgrade -y && \
    apt-get install -y --no-install-recommends tzdata && \
    rm -rf /var/lib/apt/lists/*
COPY --from=builder /usr/local/bin/tide /usr/local/bin/tide
CMD ["tide"]
