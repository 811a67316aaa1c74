FROM python:3.12-slim-bookworm AS builder
RUN apt-get update && apt-get install -y --no-install-recommends ffmpeg gcc libc6-dev
WORKDIR /app
COPY . .
RUN gcc -O2 -shared -fPIC -o libscan.so scan.c

FROM python:3.12-slim-bookworm
# packages that run time needs
RUN apt-get update && \
    apt-get install -y --no-install-recommends ffmpeg && \
    rm -rf /var/lib/apt/lists/*
COPY --from=builder /app/convert.py /app/libscan.so /app/
WORKDIR /app
CMD ["python", "convert.py"]
