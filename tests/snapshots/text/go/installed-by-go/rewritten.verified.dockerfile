FROM golang:1.22-bookworm AS builder
WORKDIR /src
COPY . .
RUN go install .

FROM builder AS packages
# the packages whose libraries the copied programs link to, found anew in each build
RUN find /go/bin/lamp -type f \( -perm /111 -o -name '*.so*' \) -exec ldd {} + 2>/dev/null | awk '$2 == "=>" { sub(".*/", "*/", $3); print $3 }' | sort -u | xargs -r dpkg-query --search 2>/dev/null | cut -d: -f1 | sort -u > /packages

FROM debian:bookworm-slim
ENV PATH=/go/bin:/usr/local/go/bin:/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin
# libraries that the copied programs link to
RUN --mount=type=bind,from=packages,source=/packages,target=/mnt/packages apt-get update && \
    apt-get install -y --no-install-recommends $(cat /mnt/packages) ca-certificates && \
    rm -rf /var/lib/apt/lists/*
COPY --from=builder /go/bin/lamp /go/bin/lamp
WORKDIR /
CMD ["lamp"]
