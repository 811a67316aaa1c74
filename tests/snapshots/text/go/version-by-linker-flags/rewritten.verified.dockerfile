FROM alpine:3.20 AS builder
ARG VERSION=1.4.0
RUN apk add --no-cache go git
COPY . /src
RUN cd /src && go build -ldflags "-s -w -X main.version=$VERSION" -o /usr/local/bin/lamp .

FROM alpine:3.20
COPY --from=builder /usr/local/bin/lamp /usr/local/bin/lamp
ENTRYPOINT ["lamp"]
