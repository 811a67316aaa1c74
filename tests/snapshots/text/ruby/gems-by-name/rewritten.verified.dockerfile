FROM ruby:3.2-alpine3.19 AS builder
RUN apk add --no-cache build-base && gem install puma sinatra

FROM ruby:3.2-alpine3.19
# libraries that the copied programs link to
RUN apk add --no-cache libstdc++
COPY --from=builder /usr/local/bundle /usr/local/bundle
COPY service.rb /srv/
CMD ["ruby", "/srv/service.rb"]
