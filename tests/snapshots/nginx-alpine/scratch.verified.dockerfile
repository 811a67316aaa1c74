FROM alpine:latest as relay_nginx
RUN sed -i 's/dl-cdn.alpinelinux.org/mirrors.aliyun.com/g' /etc/apk/repositories && \
    apk add --no-cache gcc libgcc libc-dev zlib-dev pcre-dev wget make openssl-dev && \
    wget -c http://nginx.org/download/nginx-1.22.0.tar.gz && \
    tar xf nginx-1.22.0.tar.gz && \
    cd nginx-1.22.0 && \
    ./configure --prefix=/usr/local/nginx --with-http_ssl_module --with-http_auth_request_module --with-http_random_index_module && \
    make && make install && \
    rm -rf /usr/local/nginx/conf/*.default && \
    cd ../ && \
    rm -rf nginx-1.22.0* /var/cache/apk/*

FROM relay_nginx AS stripped
# symbols are for debuggers; the builder stage keeps them
RUN strip /usr/local/nginx/sbin/nginx

FROM stripped AS rootfs
# exactly the files that run time needs; scanners will see no packages
RUN mkdir /rootfs && \
    install -d -m 1777 /rootfs/tmp && \
    install -d -m 755 -o 0 -g 0 /rootfs/usr/local/nginx/logs && \
    tar -C / -cf /rootfs.tar etc/group etc/nsswitch.conf etc/passwd etc/ssl/openssl.cnf lib/ld-musl-x86_64.so.1 lib/libc.musl-x86_64.so.1 lib/libcrypto.so.3 lib/libssl.so.3 lib/libz.so.1 lib/libz.so.1.2.13 usr/lib/engines-3/afalg.so usr/lib/engines-3/capi.so usr/lib/engines-3/loader_attic.so usr/lib/engines-3/padlock.so usr/lib/libpcre.so.1 usr/lib/libpcre.so.1.2.7 usr/lib/ossl-modules/legacy.so usr/local/nginx/conf/fastcgi.conf usr/local/nginx/conf/fastcgi_params usr/local/nginx/conf/koi-utf usr/local/nginx/conf/koi-win usr/local/nginx/conf/mime.types usr/local/nginx/conf/nginx.conf usr/local/nginx/conf/scgi_params usr/local/nginx/conf/uwsgi_params usr/local/nginx/conf/win-utf usr/local/nginx/html/50x.html usr/local/nginx/html/index.html usr/local/nginx/sbin/nginx && \
    tar -C /rootfs -xpf /rootfs.tar

FROM scratch
COPY --from=rootfs /rootfs/ /
ADD ./index.html /usr/share/nginx/html/index.html
EXPOSE 80
EXPOSE 443
ENTRYPOINT ["/usr/local/nginx/sbin/nginx","-g","daemon off;"]
