FROM ubuntu:22.04 AS builder
RUN apt-get update && apt-get install -y software-properties-common gcc libc6-dev && add-apt-repository -y ppa:example/beacon && apt-get update && apt-get install -y beacond
COPY blink.c /blink.c
RUN gcc -O2 -o /usr/local/bin/blink /blink.c

FROM builder AS packages
# the packages whose libraries the copied programs link to, found anew in each build
RUN find /usr/local/bin/blink -type f \( -perm /111 -o -name '*.so*' \) -exec ldd {} + 2>/dev/null | awk '$2 == "=>" { sub(".*/", "*/", $3); print $3 }' | sort -u | xargs -r dpkg-query --search 2>/dev/null | cut -d: -f1 | sort -u > /packages

FROM ubuntu:22.04
COPY --from=builder /etc/apt/sources.list /etc/apt/sources.list
# packages that run time needs
RUN --mount=type=bind,from=packages,source=/packages,target=/mnt/packages apt-get update && \
    apt-get install -y --no-install-recommends $(cat /mnt/packages) beacond && \
    rm -rf /var/lib/apt/lists/*
COPY --from=builder /usr/local/bin/blink /usr/local/bin/blink
CMD ["beacond", "-n"]
