FROM alpine:3.20 AS builder
RUN apk add --no-cache gcc musl-dev
COPY plain.c /plain.c
RUN gcc -O2 -o /usr/local/bin/plain /plain.c 

FROM alpine:3.20
COPY --from=builder /usr/local/bin/plain /usr/local/bin/plain
CMD ["plain"]
