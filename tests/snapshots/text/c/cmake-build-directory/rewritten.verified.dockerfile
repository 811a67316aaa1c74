FROM debian:bookworm AS builder
RUN apt-get update && apt-get install -y cmake g++ make && rm -rf /var/lib/apt/lists/*
WORKDIR /app
COPY . .
RUN cmake -B build && cmake --build build

FROM debian:bookworm-slim
COPY --from=builder /app/build /app/build
WORKDIR /app
CMD ["./build/beam"]
