FROM debian:bookworm AS builder
RUN apt-get update && apt-get install -y at build-essential
COPY task.c /task.c
RUN gcc -O2 -o /usr/local/bin/task /task.c

FROM debian:bookworm-slim
# packages that run time needs
RUN apt-get update && \
    apt-get install -y --no-install-recommends at && \
    rm -rf /var/lib/apt/lists/*
COPY --from=builder /usr/local/bin/task /usr/local/bin/task
CMD ["task"]
