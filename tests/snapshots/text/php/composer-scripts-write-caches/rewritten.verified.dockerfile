FROM php:8.2-apache-bookworm AS builder
RUN apt-get update && apt-get install -y --no-install-recommends composer unzip && rm -rf /var/lib/apt/lists/*
WORKDIR /var/www/html
COPY . .
RUN composer install --no-interaction -o

FROM php:8.2-apache-bookworm
COPY --from=builder /var/www/html /var/www/html
WORKDIR /var/www/html
