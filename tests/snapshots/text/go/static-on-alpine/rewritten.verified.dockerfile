FROM golang:1.22-alpine3.20 AS builder
WORKDIR /src
COPY go.mod ./
RUN go mod download
COPY . .
RUN CGO_ENABLED=0 go build -trimpath -o /bin/lamp .

FROM builder AS packages
# the packages whose libraries the copied programs link to, found anew in each build
RUN scanelf --recursive --needed --nobanner --format '%n#p' /bin/lamp | tr ',' '\n' | sort -u | while read -r name; do [ -n "$(find /bin/lamp -name "$name")" ] || echo "so:$name"; done > /packages

FROM alpine:3.20
# libraries that the copied programs link to
RUN --mount=type=bind,from=packages,source=/packages,target=/mnt/packages apk add --no-cache $(cat /mnt/packages) ca-certificates
COPY --from=builder /bin/lamp /bin/lamp
WORKDIR /src
ENTRYPOINT ["/bin/lamp"]
