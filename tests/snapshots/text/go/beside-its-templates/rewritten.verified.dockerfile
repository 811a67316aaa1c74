FROM golang:1.21-bookworm AS builder
WORKDIR /srv/lamp
COPY . .
RUN go build -o lamp .

FROM builder AS packages
# the packages whose libraries the copied programs link to, found anew in each build
RUN find /srv/lamp/lamp /srv/lamp/templates -type f \( -perm /111 -o -name '*.so*' \) -exec ldd {} + 2>/dev/null | awk '$2 == "=>" { sub(".*/", "*/", $3); print $3 }' | sort -u | xargs -r dpkg-query --search 2>/dev/null | cut -d: -f1 | sort -u > /packages

FROM debian:bookworm-slim
# libraries that the copied programs link to
RUN --mount=type=bind,from=packages,source=/packages,target=/mnt/packages apt-get update && \
    apt-get install -y --no-install-recommends $(cat /mnt/packages) ca-certificates && \
    rm -rf /var/lib/apt/lists/*
COPY --from=builder /srv/lamp/lamp /srv/lamp/lamp
COPY --from=builder /srv/lamp/templates /srv/lamp/templates
WORKDIR /srv/lamp
EXPOSE 8080
CMD ["./lamp"]
