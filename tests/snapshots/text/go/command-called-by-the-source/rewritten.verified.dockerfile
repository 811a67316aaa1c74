FROM golang:1.21-bookworm AS builder
RUN apt-get update && apt-get install -y --no-install-recommends rsync && rm -rf /var/lib/apt/lists/*
WORKDIR /app
COPY . .
RUN go build -o /usr/local/bin/mirror .

FROM builder AS packages
# the packages whose libraries the copied programs link to, found anew in each build
RUN find /usr/local/bin/mirror -type f \( -perm /111 -o -name '*.so*' \) -exec ldd {} + 2>/dev/null | awk '$2 == "=>" { sub(".*/", "*/", $3); print $3 }' | sort -u | xargs -r dpkg-query --search 2>/dev/null | cut -d: -f1 | sort -u > /packages

FROM debian:bookworm-slim
# packages that run time needs
RUN --mount=type=bind,from=packages,source=/packages,target=/mnt/packages apt-get update && \
    apt-get install -y --no-install-recommends $(cat /mnt/packages) ca-certificates rsync && \
    rm -rf /var/lib/apt/lists/*
COPY --from=builder /usr/local/bin/mirror /usr/local/bin/mirror
WORKDIR /app
EXPOSE 8080
CMD ["mirror"]
