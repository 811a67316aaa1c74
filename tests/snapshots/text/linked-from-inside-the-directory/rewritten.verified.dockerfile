FROM alpine:3.19 AS builder
RUN apk add --no-cache gcc musl-dev
COPY dipper.c /tmp/dipper.c
RUN mkdir -p /opt/dipper && gcc -O2 -o /opt/dipper/dipper /tmp/dipper.c && rm /tmp/dipper.c && cd /usr/bin && ln -s /opt/dipper/dipper

FROM alpine:3.19
COPY --from=builder /opt/dipper /opt/dipper
# links of the original
RUN ln -sfn /opt/dipper/dipper /usr/bin/dipper
CMD ["dipper"]
