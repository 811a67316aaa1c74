FROM debian:bookworm-slim AS builder

RUN groupadd --system --gid 11211 memcache && useradd --system --gid memcache --uid 11211 memcache

ENV MEMCACHED_VERSION 1.6.18

# Packages that are here before the build, and those that the result links to, are kept; the rest is purged.
RUN kept="$(apt-mark showmanual)" \
	&& apt-get update \
	&& apt-get install -y --no-install-recommends ca-certificates gcc libc6-dev libevent-dev libsasl2-dev make perl wget \
	&& rm -rf /var/lib/apt/lists/* \
	\
	&& wget -q -O /tmp/memcached.tar.gz "https://memcached.org/files/memcached-$MEMCACHED_VERSION.tar.gz" \
	&& mkdir /tmp/memcached \
	&& tar -xzf /tmp/memcached.tar.gz -C /tmp/memcached --strip-components=1 \
	&& cd /tmp/memcached \
	&& ./configure --enable-sasl \
	&& make -j "$(nproc)" \
	&& make install \
	&& cd / && rm -rf /tmp/memcached /tmp/memcached.tar.gz \
	\
	&& apt-mark auto '.*' > /dev/null \
	&& apt-mark manual $kept > /dev/null \
	&& ldd /usr/local/bin/memcached \
		| awk '$2 == "=>" { sub(".*/", "*/", $3); print $3 }' \
		| xargs dpkg-query --search \
		| cut -d: -f1 | sort -u \
		| xargs apt-mark manual \
	&& apt-get purge -y --auto-remove \
	&& memcached -V

FROM debian:bookworm-slim
ENV MEMCACHED_VERSION 1.6.18
# the accounts of the original, with the same numbers
RUN groupadd --system --gid 11211 memcache && \
    useradd --system --no-create-home --uid 11211 --gid memcache --home-dir /home/memcache --shell /bin/sh memcache
# libraries that the copied programs link to
RUN apt-get update && \
    apt-get install -y --no-install-recommends libevent-2.1-7 libsasl2-2 && \
    rm -rf /var/lib/apt/lists/*
COPY --from=builder /usr/local/bin/memcached /usr/local/bin/memcached

USER memcache
EXPOSE 11211
CMD ["memcached"]
