FROM ruby:3.2-bookworm AS builder
WORKDIR /app
COPY Gemfile Gemfile.lock ./
RUN bundle config set --local without 'development test' && bundle install

FROM builder AS packages
# the packages whose libraries the copied programs link to, found anew in each build
RUN find /app /usr/local/bundle -type f \( -perm /111 -o -name '*.so*' \) -exec ldd {} + 2>/dev/null | awk '$2 == "=>" { sub(".*/", "*/", $3); print $3 }' | sort -u | xargs -r dpkg-query --search 2>/dev/null | cut -d: -f1 | sort -u > /packages

FROM ruby:3.2-slim-bookworm
# libraries that the copied programs link to
RUN --mount=type=bind,from=packages,source=/packages,target=/mnt/packages apt-get update && \
    apt-get install -y --no-install-recommends $(cat /mnt/packages) && \
    rm -rf /var/lib/apt/lists/*
COPY --from=builder /app /app
COPY --from=builder /usr/local/bundle /usr/local/bundle
WORKDIR /app
COPY . .
CMD ["bundle", "exec", "puma"]
