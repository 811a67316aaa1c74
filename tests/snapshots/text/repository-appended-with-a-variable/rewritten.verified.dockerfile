FROM alpine:3.19 AS builder
ENV BRANCH=3.19
RUN echo "http://example.org/alpine/v${BRANCH}/extra" >> /etc/apk/repositories && apk add --no-cache --allow-untrusted tide-server gcc musl-dev
COPY wave.c /wave.c
RUN gcc -O2 -o /usr/local/bin/wave /wave.c

FROM alpine:3.19
ENV BRANCH=3.19
COPY --from=builder /etc/apk/repositories /etc/apk/repositories
# packages that run time needs
RUN apk add --no-cache --allow-untrusted tide-server
COPY --from=builder /usr/local/bin/wave /usr/local/bin/wave
CMD ["tide-server"]
