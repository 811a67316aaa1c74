FROM debian:bookworm-slim AS builder
RUN apt-get update && apt-get install -y --no-install-recommends gcc libc6-dev && rm -rf /var/lib/apt/lists/*
COPY answer.c /tmp/answer.c
RUN gcc -O2 -shared -fPIC -o /usr/local/lib/libanswer.so /tmp/answer.c && rm /tmp/answer.c && ldconfig

FROM debian:bookworm-slim
COPY --from=builder /usr/local/lib/libanswer.so /usr/local/lib/libanswer.so
# the loader finds the copied libraries by its cache
RUN ldconfig
CMD ["bash"]
