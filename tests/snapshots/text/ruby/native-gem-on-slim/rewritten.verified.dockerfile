FROM ruby:3.2-slim-bookworm AS builder
RUN apt-get update && apt-get install -y --no-install-recommends build-essential libpq-dev && rm -rf /var/lib/apt/lists/*
WORKDIR /app
COPY . .
RUN bundle install --jobs 4

FROM ruby:3.2-slim-bookworm
# libraries that the copied programs link to
RUN apt-get update && \
    apt-get install -y --no-install-recommends libpq5 && \
    rm -rf /var/lib/apt/lists/*
COPY --from=builder /app /app
COPY --from=builder /usr/local/bundle /usr/local/bundle
WORKDIR /app
CMD ["bundle", "exec", "puma"]
