# Files that land in many places: a tree over the root, a package from a file, links, relative directories, a locale, a build tree.
FROM debian:bookworm-slim AS builder
WORKDIR /srv/app
RUN apt-get update && apt-get install -y --no-install-recommends gcc libc6-dev locales make tzdata && rm -rf /var/lib/apt/lists/* && \
    mkdir logs && chown www-data logs && \
    sed -i 's/^# *\(de_DE.UTF-8\)/\1/' /etc/locale.gen && locale-gen && ln -sf /usr/share/zoneinfo/Europe/Berlin /etc/localtime
COPY rootfs/ /
COPY pkg /tmp/pkg
RUN dpkg-deb --build /tmp/pkg /tmp/own.deb && dpkg -i /tmp/own.deb && rm -r /tmp/pkg /tmp/own.deb
COPY svc /svc
RUN make -C /svc && mkdir -p /opt/tool && cp /svc/tool /opt/tool/tool && ln -s /opt/tool/tool /usr/local/bin/tool && \
    mv /opt/tool /opt/tool-1.0 && ln -s tool-1.0 /opt/tool && chmod +x /etc/start.sh

FROM debian:bookworm-slim
# packages that run time needs
RUN apt-get update && \
    apt-get install -y --no-install-recommends locales && \
    rm -rf /var/lib/apt/lists/*
# directories of the original, with owner and mode
RUN mkdir -p /srv/app && \
    install -d -m 755 -o 33 -g 0 /srv/app/logs
COPY --from=builder /etc/default/locale /etc/default/locale
COPY --from=builder /etc/locale.gen /etc/start.sh /etc/
COPY --from=builder /opt/tool-1.0 /opt/tool-1.0
COPY --from=builder /usr/lib/locale/locale-archive /usr/lib/locale/locale-archive
COPY --from=builder /usr/share/own /usr/share/own
# links of the original
RUN ln -sfn /usr/share/zoneinfo/Europe/Berlin /etc/localtime && \
    ln -s tool-1.0 /opt/tool && \
    ln -s /opt/tool/tool /usr/local/bin/tool
WORKDIR /srv/app
ENV LANG=de_DE.UTF-8
CMD ["/etc/start.sh"]
