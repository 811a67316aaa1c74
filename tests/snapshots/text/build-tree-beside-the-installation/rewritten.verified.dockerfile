FROM alpine:3.20 AS builder
RUN apk add --no-cache build-base cmake
COPY . /code
RUN cmake -S /code -B /code/build -DCMAKE_BUILD_TYPE=Release -DCMAKE_INSTALL_PREFIX=/opt/depot && cmake --build /code/build && cmake --install /code/build

FROM alpine:3.20
# libraries that the copied programs link to
RUN apk add --no-cache libstdc++
COPY --from=builder /opt/depot /opt/depot
ENTRYPOINT ["/opt/depot/bin/depot"]
