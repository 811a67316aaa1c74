FROM debian:bookworm-slim AS builder
RUN apt-get update && apt-get install -y --no-install-recommends cmake g++ make && rm -rf /var/lib/apt/lists/*
COPY . /src
RUN cmake -S /src -B /src/build -DCMAKE_BUILD_TYPE=Release && cmake --build /src/build && cmake --install /src/build && ldconfig

FROM debian:bookworm-slim
COPY --from=builder /usr/local/bin/greet /usr/local/bin/greet
COPY --from=builder /usr/local/lib/libgreeting.so.1.2.3 /usr/local/lib/libgreeting.so.1.2.3
# links of the original; the loader finds the copied libraries by its cache; the build fails when a library is missing
RUN ln -s libgreeting.so.1 /usr/local/lib/libgreeting.so && \
    ln -s libgreeting.so.1.2.3 /usr/local/lib/libgreeting.so.1 && \
    ldconfig && \
    for file in /usr/local/bin/greet /usr/local/lib/libgreeting.so.1.2.3; do ldd $file; done 2>&1 | { ! grep -E 'not found|Error (loading|relocating)'; }
CMD ["greet", "world"]
