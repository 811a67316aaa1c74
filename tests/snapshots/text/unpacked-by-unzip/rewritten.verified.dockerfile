FROM alpine:3.20 AS builder
RUN apk add --no-cache unzip curl
RUN mkdir -p /srv/panel && curl -fsSL -o /tmp/panel.zip https://example.org/panel.zip && unzip -q /tmp/panel.zip -d /srv/panel && rm -f /tmp/panel.zip

FROM alpine:3.20
COPY --from=builder /srv/panel /srv/panel
WORKDIR /srv/panel
ENTRYPOINT ["./panel"]
