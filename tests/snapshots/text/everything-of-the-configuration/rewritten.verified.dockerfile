FROM alpine:3.20 AS builder
SHELL ["/bin/sh", "-ec"]
ENV GREETING="hello, world" PORT=8080
RUN apk add --no-cache gcc musl-dev
COPY probe.c /probe.c
RUN gcc -O2 -o /usr/local/bin/probe /probe.c && adduser -D -u 1500 probe && mkdir /data && chown probe /data

FROM alpine:3.20
LABEL org.example.title="probe"
ENV GREETING="hello, world" PORT=8080
# the container runs with the accounts that the author made; directories of the original, with owner and mode
RUN adduser -D -u 1500 probe && \
    install -d -m 755 -o probe -g probe /data && \
    mkdir -p /home/probe
COPY --from=builder /usr/local/bin/probe /usr/local/bin/probe
SHELL ["/bin/sh", "-ec"]
VOLUME ["/data"]
EXPOSE 8080/tcp
STOPSIGNAL SIGQUIT
HEALTHCHECK --interval=30s CMD ["probe"]
USER probe
WORKDIR /data
ENTRYPOINT ["probe"]
CMD ["--port", "8080"]
