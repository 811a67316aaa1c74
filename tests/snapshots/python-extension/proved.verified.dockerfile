FROM debian:bookworm-slim AS builder
RUN apt-get update && apt-get install -y --no-install-recommends python3 python3-dev python3-pip python3-setuptools python3-wheel gcc libc6-dev libyaml-dev
WORKDIR /app
COPY . .
RUN pip3 install --no-cache-dir --no-build-isolation --break-system-packages ./extension

FROM debian:bookworm-slim
# packages that run time needs
RUN apt-get update && \
    apt-get install -y --no-install-recommends ca-certificates libyaml-0-2 python3-setuptools && \
    rm -rf /var/lib/apt/lists/*
COPY --from=builder /app /app
COPY --from=builder /usr/local/lib/python3.11 /usr/local/lib/python3.11
WORKDIR /app
EXPOSE 8000
CMD ["python3", "server.py"]
