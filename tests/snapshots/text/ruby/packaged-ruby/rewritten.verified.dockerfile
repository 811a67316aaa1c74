FROM debian:bookworm AS builder
RUN apt-get update && apt-get install -y --no-install-recommends ruby ruby-dev make gcc libc6-dev
RUN gem install --no-document puma

FROM debian:bookworm-slim
# packages that run time needs
RUN apt-get update && \
    apt-get install -y --no-install-recommends libruby3.1 ruby && \
    rm -rf /var/lib/apt/lists/*
COPY --from=builder /usr/local/bin /usr/local/bin
COPY --from=builder /var/lib/gems /var/lib/gems
COPY config.ru /srv/
WORKDIR /srv
CMD ["puma", "-p", "8080"]
