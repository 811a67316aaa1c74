FROM python:3.12-bookworm AS builder
WORKDIR /srv
COPY . .
RUN pip install --no-cache-dir bottle

FROM builder AS packages
# the packages whose libraries the copied programs link to, found anew in each build
RUN find /srv/Dockerfile /srv/serve.py /srv/tools /usr/local/lib/python3.12/site-packages -type f \( -perm /111 -o -name '*.so*' \) -exec ldd {} + 2>/dev/null | awk '$2 == "=>" { sub(".*/", "*/", $3); print $3 }' | sort -u | xargs -r dpkg-query --search 2>/dev/null | cut -d: -f1 | sort -u > /packages

FROM python:3.12-slim-bookworm
# libraries that the copied programs link to
RUN --mount=type=bind,from=packages,source=/packages,target=/mnt/packages apt-get update && \
    apt-get install -y --no-install-recommends $(cat /mnt/packages) && \
    rm -rf /var/lib/apt/lists/*
COPY --from=builder /srv/Dockerfile /srv/serve.py /srv/
COPY --from=builder /srv/tools /srv/tools
COPY --from=builder /usr/local/lib/python3.12/site-packages /usr/local/lib/python3.12/site-packages
WORKDIR /srv
CMD ["python", "serve.py"]
