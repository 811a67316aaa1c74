FROM alpine:3.20 AS builder
RUN apk add --no-cache gcc musl-dev
COPY lamp.c /lamp.c
RUN gcc -static -O2 -o /bin/lamp /lamp.c

FROM alpine:3.20
COPY --from=builder /bin/lamp /bin/lamp
ENTRYPOINT ["/bin/lamp"]
