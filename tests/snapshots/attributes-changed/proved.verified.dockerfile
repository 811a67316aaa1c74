FROM debian:bookworm-slim AS builder
RUN apt-get update && apt-get install -y --no-install-recommends gcc libc6-dev nginx-light && rm -rf /var/lib/apt/lists/*
COPY version.c /src/version.c
# which files and directories those are, the text does not tell
RUN gcc -O2 -o /usr/local/bin/version /src/version.c \
    && find /usr/share/nginx -type d -exec chown www-data:www-data {} + \
    && find /etc/nginx -name 'fastcgi*' -exec chmod 600 {} + \
    && rm /etc/nginx/sites-enabled/default

FROM debian:bookworm-slim
# packages that run time needs
RUN apt-get update && \
    apt-get install -y --no-install-recommends nginx-light && \
    rm -rf /var/lib/apt/lists/*
COPY --from=builder /usr/local/bin/version /usr/local/bin/version
COPY --from=builder --chown=33:4 /var/log/nginx /var/log/nginx
COPY --from=builder /var/www /var/www
# owners and modes as the original has them; the build removed what a package or the base brings
RUN chown -h 0:0 /etc/nginx/fastcgi.conf /etc/nginx/fastcgi_params /etc/nginx/snippets/fastcgi-php.conf && \
    chmod 600 /etc/nginx/fastcgi.conf /etc/nginx/fastcgi_params /etc/nginx/snippets/fastcgi-php.conf && \
    chown -h 33:33 /usr/share/nginx /usr/share/nginx/html /usr/share/nginx/modules-available && \
    chmod 755 /usr/share/nginx /usr/share/nginx/html /usr/share/nginx/modules-available && \
    rm -f /etc/nginx/sites-enabled/default
COPY site.conf /etc/nginx/conf.d/site.conf
EXPOSE 8080
CMD ["nginx", "-g", "daemon off;"]
