FROM alpine:3.20 AS builder
RUN apk upgrade --no-cache && apk add --no-cache gcc musl-dev
COPY tide.c /src/tide.c
RUN gcc -O2 -o /usr/local/bin/tide /src/tide.c && apk del gcc musl-dev
RUN apk add --no-cache make

FROM alpine:3.20
# packages as new as the original's
RUN apk upgrade --no-cache
COPY --from=builder /usr/local/bin/tide /usr/local/bin/tide
CMD ["tide"]
