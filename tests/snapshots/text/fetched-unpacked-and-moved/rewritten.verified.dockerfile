FROM alpine:3.20 AS builder
WORKDIR /tmp/work
RUN apk add --no-cache curl unzip && curl -fsSLO https://example.org/finch.zip && unzip finch.zip && rm finch.zip && mv finch-main /opt/finch
WORKDIR /
RUN rm -rf /tmp/work

FROM alpine:3.20
COPY --from=builder /opt/finch /opt/finch
WORKDIR /
CMD ["/opt/finch/finch"]
