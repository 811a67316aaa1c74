FROM php:8.2-cli-bookworm AS builder
RUN apt-get update && apt-get install -y --no-install-recommends libgmp-dev && docker-php-ext-install gmp && echo 'memory_limit=256M' > /usr/local/etc/php/conf.d/memory.ini

FROM php:8.2-cli-bookworm
# libraries that the copied programs link to
RUN apt-get update && \
    apt-get install -y --no-install-recommends libgmp10 libgmpxx4ldbl && \
    rm -rf /var/lib/apt/lists/*
COPY --from=builder /usr/local/etc/php/conf.d /usr/local/etc/php/conf.d
COPY --from=builder /usr/local/lib/php/extensions /usr/local/lib/php/extensions
COPY zone.ini /usr/local/etc/php/conf.d/
CMD ["php", "-i"]
