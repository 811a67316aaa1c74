FROM debian:bookworm AS builder
RUN apt-get update && apt-get install -y --no-install-recommends ruby ruby-dev make gcc libc6-dev
RUN gem install --no-document puma

FROM builder AS packages
# the packages whose libraries the copied programs link to, found anew in each build
RUN find /usr/local/bin /var/lib/gems -type f \( -perm /111 -o -name '*.so*' \) -exec ldd {} + 2>/dev/null | awk '$2 == "=>" { sub(".*/", "*/", $3); print $3 }' | sort -u | xargs -r dpkg-query --search 2>/dev/null | cut -d: -f1 | sort -u > /packages

FROM debian:bookworm-slim
# packages that run time needs
RUN --mount=type=bind,from=packages,source=/packages,target=/mnt/packages apt-get update && \
    apt-get install -y --no-install-recommends $(cat /mnt/packages) ruby && \
    rm -rf /var/lib/apt/lists/*
COPY --from=builder /usr/local/bin /usr/local/bin
COPY --from=builder /var/lib/gems /var/lib/gems
COPY config.ru /srv/
WORKDIR /srv
CMD ["puma", "-p", "8080"]
