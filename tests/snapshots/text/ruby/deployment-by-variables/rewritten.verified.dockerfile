FROM ruby:3.2-slim-bookworm AS builder
ENV BUNDLE_PATH=/gems BUNDLE_WITHOUT=development:test
RUN apt-get update && apt-get install -y --no-install-recommends build-essential && rm -rf /var/lib/apt/lists/*
WORKDIR /app
COPY Gemfile Gemfile.lock ./
RUN bundle install

FROM ruby:3.2-slim-bookworm
ENV BUNDLE_PATH=/gems BUNDLE_WITHOUT=development:test
COPY --from=builder /gems /gems
WORKDIR /app
COPY . .
CMD ["bundle", "exec", "puma"]
