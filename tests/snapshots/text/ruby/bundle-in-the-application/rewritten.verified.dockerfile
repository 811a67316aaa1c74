FROM ruby:3.2-slim-bookworm AS builder
RUN apt-get update && apt-get install -y --no-install-recommends build-essential
WORKDIR /app
COPY . .
RUN bundle config set --local path vendor/bundle && bundle config set --local deployment true && bundle install

FROM ruby:3.2-slim-bookworm
COPY --from=builder /app /app
WORKDIR /app
CMD ["bundle", "exec", "puma"]
