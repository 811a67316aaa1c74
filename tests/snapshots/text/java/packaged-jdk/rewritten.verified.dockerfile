FROM debian:bookworm-slim AS builder
RUN apt-get update && apt-get install -y --no-install-recommends openjdk-17-jdk-headless && rm -rf /var/lib/apt/lists/*
COPY Market.java /src/
RUN javac -d /opt/market /src/Market.java

FROM debian:bookworm-slim
# libraries that the copied programs link to
RUN apt-get update && \
    apt-get install -y --no-install-recommends openjdk-17-jre-headless && \
    rm -rf /var/lib/apt/lists/*
COPY --from=builder /opt/market /opt/market
CMD ["java", "-cp", "/opt/market", "Market"]
