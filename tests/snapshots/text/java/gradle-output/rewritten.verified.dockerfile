FROM gradle:8.5-jdk17 AS builder
WORKDIR /market
COPY . .
RUN gradle --no-daemon jar

FROM eclipse-temurin:17-jre
COPY --from=builder /market/build/libs /market/build/libs
WORKDIR /market
CMD ["java", "-cp", "build/libs/market.jar", "Market"]
