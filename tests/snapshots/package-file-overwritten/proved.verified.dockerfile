FROM debian:bookworm-slim AS builder
RUN apt-get update && apt-get install -y --no-install-recommends gcc libc6-dev nginx-light && rm -rf /var/lib/apt/lists/*
COPY version.c /src/version.c
# the page and the types are files of the package, and the build puts its own in their place
RUN gcc -O2 -o /usr/local/bin/version /src/version.c \
    && version > /usr/share/nginx/html/index.html \
    && sed -i 's/text\/html/text\/x-mine/' /etc/nginx/mime.types \
    && rm /etc/nginx/sites-enabled/default

FROM debian:bookworm-slim
# packages that run time needs
RUN apt-get update && \
    apt-get install -y --no-install-recommends nginx-light && \
    rm -rf /var/lib/apt/lists/*
COPY --from=builder /etc/nginx/mime.types /etc/nginx/mime.types
COPY --from=builder /usr/local/bin/version /usr/local/bin/version
COPY --from=builder /usr/share/nginx/html /usr/share/nginx/html
COPY --from=builder --chown=33:4 /var/log/nginx /var/log/nginx
COPY --from=builder /var/www /var/www
# the build removed what a package or the base brings
RUN rm -f /etc/nginx/sites-enabled/default
COPY site.conf /etc/nginx/conf.d/site.conf
EXPOSE 8080
CMD ["nginx", "-g", "daemon off;"]
