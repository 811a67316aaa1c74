FROM alpine:3.20 AS builder
RUN apk add --no-cache g++ cmake ninja libpng-dev
COPY . /src
RUN cmake -S /src -B /tmp/build -G Ninja -DCMAKE_INSTALL_PREFIX=/opt/lens && ninja -C /tmp/build install && rm -rf /tmp/build

FROM alpine:3.20
# libraries that the copied programs link to
RUN apk add --no-cache libpng libstdc++
COPY --from=builder /opt/lens /opt/lens
CMD ["/opt/lens/bin/lens"]
