FROM rust:1.75-bookworm AS builder
COPY . /code
RUN cargo install --path /code --root /opt/dune

FROM builder AS packages
# the packages whose libraries the copied programs link to, found anew in each build
RUN find /opt/dune -type f \( -perm /111 -o -name '*.so*' \) -exec ldd {} + 2>/dev/null | awk '$2 == "=>" { sub(".*/", "*/", $3); print $3 }' | sort -u | xargs -r dpkg-query --search 2>/dev/null | cut -d: -f1 | sort -u > /packages

FROM debian:bookworm-slim
# libraries that the copied programs link to
RUN --mount=type=bind,from=packages,source=/packages,target=/mnt/packages apt-get update && \
    apt-get install -y --no-install-recommends $(cat /mnt/packages) ca-certificates && \
    rm -rf /var/lib/apt/lists/*
COPY --from=builder /opt/dune /opt/dune
ENTRYPOINT ["/opt/dune/bin/dune"]
