FROM ruby:3.2-slim-bookworm AS builder
RUN apt-get update && apt-get install -y --no-install-recommends build-essential nodejs && rm -rf /var/lib/apt/lists/*
WORKDIR /app
COPY . .
RUN bundle install && bundle exec rake assets:precompile

FROM ruby:3.2-slim-bookworm
# packages that run time needs
RUN apt-get update && \
    apt-get install -y --no-install-recommends nodejs && \
    rm -rf /var/lib/apt/lists/*
COPY --from=builder /app /app
COPY --from=builder /usr/local/bundle /usr/local/bundle
WORKDIR /app
CMD ["bundle", "exec", "puma"]
