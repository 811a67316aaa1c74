FROM alpine:3.20 AS builder
RUN apk add --no-cache git python3 && git clone --depth 1 https://example.org/pages.git /srv/pages

FROM alpine:3.20
# packages that run time needs
RUN apk add --no-cache python3
COPY --from=builder /srv/pages /srv/pages
WORKDIR /srv/pages
EXPOSE 8000
CMD ["python3", "-m", "http.server"]
