FROM ubuntu:24.04 AS builder
RUN apt-get update && apt-get install -y gcc make libcurl4-openssl-dev libxml2-dev
COPY . /src
RUN make -C /src install PREFIX=/usr/local

FROM builder AS packages
# the packages whose libraries the copied programs link to, found anew in each build
RUN find /usr/local -type f \( -perm /111 -o -name '*.so*' \) -exec ldd {} + 2>/dev/null | awk '$2 == "=>" { sub(".*/", "*/", $3); print $3 }' | sort -u | xargs -r dpkg-query --search 2>/dev/null | cut -d: -f1 | sort -u > /packages

FROM ubuntu:24.04
# libraries that the copied programs link to
RUN --mount=type=bind,from=packages,source=/packages,target=/mnt/packages apt-get update && \
    apt-get install -y --no-install-recommends $(cat /mnt/packages) ca-certificates && \
    rm -rf /var/lib/apt/lists/*
COPY --from=builder /usr/local /usr/local
# the loader finds the copied libraries by its cache
RUN ldconfig
CMD ["feeds"]
