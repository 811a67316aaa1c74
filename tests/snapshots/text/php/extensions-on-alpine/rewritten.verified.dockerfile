FROM php:8.1-cli-alpine AS builder
RUN apk add --no-cache libzip-dev oniguruma-dev && docker-php-ext-install zip mbstring

FROM php:8.1-cli-alpine
# libraries that the copied programs link to
RUN apk add --no-cache libzip oniguruma
COPY --from=builder /usr/local/etc/php/conf.d /usr/local/etc/php/conf.d
COPY --from=builder /usr/local/lib/php/extensions /usr/local/lib/php/extensions
WORKDIR /srv
COPY run.php .
CMD ["php", "run.php"]
