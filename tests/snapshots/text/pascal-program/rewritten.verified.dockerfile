FROM debian:bookworm AS builder
RUN apt-get update && apt-get install -y --no-install-recommends fpc
COPY lamp.pas /src/
RUN fpc -O2 -o/usr/local/bin/lamp /src/lamp.pas

FROM debian:bookworm-slim
COPY --from=builder /usr/local/bin/lamp /usr/local/bin/lamp
CMD ["lamp"]
