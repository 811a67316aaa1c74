FROM alpine:3.20 AS builder
RUN apk add --no-cache gcc musl-dev
WORKDIR /srv
WORKDIR sub
COPY probe.c .
RUN gcc -O2 -o tool probe.c

FROM alpine:3.20
COPY --from=builder /srv/sub/tool /srv/sub/tool
WORKDIR /srv
WORKDIR sub
CMD ["./tool"]
