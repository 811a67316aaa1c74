FROM php:8.2-apache-bookworm AS builder
RUN apt-get update && apt-get install -y --no-install-recommends composer unzip && rm -rf /var/lib/apt/lists/*
WORKDIR /var/www/html
COPY . .
RUN composer install --no-interaction -o

FROM builder AS pruned
# without the dependencies that are for development alone; the builder stage keeps them
WORKDIR /var/www/html
RUN COMPOSER_ALLOW_SUPERUSER=1 COMPOSER_DISABLE_NETWORK=1 composer install --no-dev --no-scripts --no-interaction --no-progress -o

FROM php:8.2-apache-bookworm
COPY --from=pruned /var/www/html /var/www/html
WORKDIR /var/www/html
