FROM alpine:3.20 AS builder
RUN apk add --no-cache gcc musl-dev && addgroup -g 2000 watch && adduser -D -u 2000 -G watch -h /home/keeper -s /bin/ash keeper && addgroup keeper audio && passwd -d keeper
COPY watch.c /watch.c
RUN gcc -O2 -o /usr/local/bin/watch-sea /watch.c

FROM alpine:3.20
# the container runs with the accounts that the author made; directories of the original, with owner and mode
RUN addgroup -g 2000 watch && \
    adduser -D -u 2000 -G watch -h /home/keeper -s /bin/ash keeper && \
    addgroup keeper audio && \
    passwd -d keeper && \
    mkdir -p /home/keeper
COPY --from=builder /usr/local/bin/watch-sea /usr/local/bin/watch-sea
USER keeper
CMD ["watch-sea"]
