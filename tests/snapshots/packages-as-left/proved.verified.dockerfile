# A server whose author changed what packages bring: a program and a site of theirs, a password, a dictionary among alternatives.
FROM debian:bookworm AS builder
RUN apt-get update && apt-get install -y --no-install-recommends gcc libc6-dev pkg-config libenchant-2-dev hunspell-de-de nginx-light hello && \
    rm -rf /var/lib/apt/lists/*
COPY check.c /usr/src/check.c
RUN gcc -O2 -o /usr/local/bin/check /usr/src/check.c $(pkg-config --cflags --libs enchant-2)
RUN rm /etc/nginx/sites-enabled/default && \
    printf '#!/bin/sh\necho own greeting\n' > /usr/bin/hello && \
    useradd --create-home guest && echo guest:guest | chpasswd

FROM debian:bookworm-slim
# the accounts of the original, with the same numbers
RUN groupadd --system --gid 1000 guest && \
    useradd --no-create-home --uid 1000 --gid guest --home-dir /home/guest --shell /bin/sh guest
# packages that run time needs
RUN apt-get update && \
    apt-get install -y --no-install-recommends hello hunspell-de-de libenchant-2-2 nginx-light && \
    rm -rf /var/lib/apt/lists/*
# passwords that the build set; directories of the original, with owner and mode
RUN --mount=type=bind,from=builder,source=/etc/shadow,target=/mnt/etc/shadow grep -E '^(guest):' /mnt/etc/shadow | cut -d: -f1,2 | chpasswd -e && \
    install -d -m 755 -o 1000 -g 1000 /home/guest
COPY --from=builder /etc/dictionaries-common /etc/dictionaries-common
COPY --from=builder --chown=1000:1000 /home/guest /home/guest
COPY --from=builder /usr/bin/hello /usr/bin/hello
COPY --from=builder /usr/local/bin/check /usr/local/bin/check
COPY --from=builder /var/cache/dictionaries-common /var/cache/dictionaries-common
COPY --from=builder --chown=33:4 /var/log/nginx /var/log/nginx
COPY --from=builder /var/www /var/www
# the build removed what a package or the base brings
RUN rm -f /etc/nginx/sites-enabled/default
COPY site.conf /etc/nginx/conf.d/site.conf
EXPOSE 8080
STOPSIGNAL SIGQUIT
CMD ["nginx", "-g", "daemon off;"]
