FROM rust:1.75-bookworm AS builder
WORKDIR /usr/src/mirror
COPY . .
RUN cargo install --path .

FROM builder AS packages
# the packages whose libraries the copied programs link to, found anew in each build
RUN find /usr/local/cargo/bin/mirror -type f \( -perm /111 -o -name '*.so*' \) -exec ldd {} + 2>/dev/null | awk '$2 == "=>" { sub(".*/", "*/", $3); print $3 }' | sort -u | xargs -r dpkg-query --search 2>/dev/null | cut -d: -f1 | sort -u > /packages

FROM debian:bookworm-slim
ENV PATH=/usr/local/cargo/bin:/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin
# libraries that the copied programs link to
RUN --mount=type=bind,from=packages,source=/packages,target=/mnt/packages apt-get update && \
    apt-get install -y --no-install-recommends $(cat /mnt/packages) ca-certificates git && \
    rm -rf /var/lib/apt/lists/*
COPY --from=builder /usr/local/cargo/bin/mirror /usr/local/cargo/bin/mirror
WORKDIR /usr/src/mirror
CMD ["mirror"]
