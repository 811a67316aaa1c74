FROM debian:bookworm AS builder
RUN apt-get update && apt-get install -y --no-install-recommends python3 python3-pip python3-dev gcc libc6-dev
RUN pip3 install --break-system-packages uwsgi==2.0.25

FROM builder AS packages
# the packages whose libraries the copied programs link to, found anew in each build
RUN find /usr/local/bin /usr/local/lib/python3.11 -type f \( -perm /111 -o -name '*.so*' \) -exec ldd {} + 2>/dev/null | awk '$2 == "=>" { sub(".*/", "*/", $3); print $3 }' | sort -u | xargs -r dpkg-query --search 2>/dev/null | cut -d: -f1 | sort -u > /packages

FROM debian:bookworm-slim
# packages that run time needs
RUN --mount=type=bind,from=packages,source=/packages,target=/mnt/packages apt-get update && \
    apt-get install -y --no-install-recommends $(cat /mnt/packages) ca-certificates python3 && \
    rm -rf /var/lib/apt/lists/*
COPY --from=builder /usr/local/bin /usr/local/bin
COPY --from=builder /usr/local/lib/python3.11 /usr/local/lib/python3.11
# the loader finds the copied libraries by its cache
RUN ldconfig
COPY service.py /srv/service.py
CMD ["uwsgi", "--http", ":8080", "--wsgi-file", "/srv/service.py"]
