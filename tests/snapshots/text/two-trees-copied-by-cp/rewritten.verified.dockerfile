FROM alpine:3.20 AS builder
RUN apk add --no-cache gcc musl-dev
COPY . /src
RUN cd /src && gcc -O2 -o serve serve.c && mkdir -p /srv/site && cp serve /srv/site/serve && cp -r themes /srv/themes && cp -r pages /srv/pages

FROM alpine:3.20
COPY --from=builder /srv/pages /srv/pages
COPY --from=builder /srv/site /srv/site
COPY --from=builder /srv/themes /srv/themes
ENTRYPOINT ["/srv/site/serve", "--themes", "/srv/themes", "--pages", "/srv/pages"]
