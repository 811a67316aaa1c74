FROM debian:bookworm-slim AS builder
RUN apt-get update && apt-get install -y --no-install-recommends gcc libc6-dev
COPY tide.c main.c /src/
RUN gcc -O2 -shared -fPIC -o /usr/local/lib/libtide.so /src/tide.c && gcc -O2 -o /usr/local/bin/tide /src/main.c -L/usr/local/lib -ltide && ldconfig

FROM debian:bookworm-slim
COPY --from=builder /usr/local/bin/tide /usr/local/bin/tide
COPY --from=builder /usr/local/lib/libtide.so /usr/local/lib/libtide.so
# the loader finds the copied libraries by its cache
RUN ldconfig
CMD ["tide"]
