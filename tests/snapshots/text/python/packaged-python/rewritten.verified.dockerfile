FROM debian:bookworm AS builder
RUN apt-get update && apt-get install -y --no-install-recommends python3 python3-pip python3-dev gcc libc6-dev
RUN pip3 install --break-system-packages uwsgi==2.0.25

FROM debian:bookworm-slim
# packages that run time needs
RUN apt-get update && \
    apt-get install -y --no-install-recommends ca-certificates libpython3.11 python3 && \
    rm -rf /var/lib/apt/lists/*
COPY --from=builder /usr/local/bin /usr/local/bin
COPY --from=builder /usr/local/lib/python3.11 /usr/local/lib/python3.11
# the loader finds the copied libraries by its cache
RUN ldconfig
COPY service.py /srv/service.py
CMD ["uwsgi", "--http", ":8080", "--wsgi-file", "/srv/service.py"]
