FROM ruby:3.2-alpine3.19 AS builder
RUN apk add --no-cache build-base sqlite-dev
WORKDIR /app
COPY . .
RUN bundle config set without development && bundle install

FROM ruby:3.2-alpine3.19
# libraries that the copied programs link to
RUN apk add --no-cache libstdc++ sqlite-libs
COPY --from=builder /app /app
COPY --from=builder /usr/local/bundle /usr/local/bundle
WORKDIR /app
CMD ["bundle", "exec", "puma"]
