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

FROM alpine:latest
# libraries that the copied programs link to
RUN sed -i 's/dl-cdn.alpinelinux.org/mirrors.aliyun.com/g' /etc/apk/repositories && \
    apk add --no-cache pcre
COPY --from=stripped /usr/local/nginx /usr/local/nginx
ADD ./index.html /usr/share/nginx/html/index.html
EXPOSE 80
EXPOSE 443
ENTRYPOINT ["/usr/local/nginx/sbin/nginx","-g","daemon off;"]
