FROM debian:bookworm-slim AS builder
RUN apt-get update && apt-get install -y --no-install-recommends gcc libc6-dev nginx-light && rm -rf /var/lib/apt/lists/*
COPY version.c /src/version.c
# the package's scripts make the default site, and it would be served again
RUN rm -f /etc/nginx/sites-enabled/default \
    && gcc -O2 -o /usr/local/bin/version /src/version.c \
    && mkdir -p /srv/site && version > /srv/site/index.html

FROM debian:bookworm-slim
# packages that run time needs
RUN apt-get update && \
    apt-get install -y --no-install-recommends nginx-light && \
    rm -rf /var/lib/apt/lists/*
COPY --from=builder /srv/site /srv/site
COPY --from=builder /usr/local/bin/version /usr/local/bin/version
COPY --from=builder --chown=33:4 /var/log/nginx /var/log/nginx
COPY --from=builder /var/www /var/www
# the build removed what a package or the base brings
RUN rm -f /etc/nginx/sites-enabled/default
COPY site.conf /etc/nginx/conf.d/site.conf
EXPOSE 8080
CMD ["nginx", "-g", "daemon off;"]
