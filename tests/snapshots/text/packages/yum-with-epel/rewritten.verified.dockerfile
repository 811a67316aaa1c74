FROM centos:7 AS builder
RUN yum install -y epel-release && yum install -y gcc lighttpd && yum clean all
COPY probe.c /probe.c
RUN gcc -O2 -o /usr/local/bin/probe /probe.c

FROM centos:7
# packages that run time needs
RUN yum install -y epel-release && \
    yum install -y lighttpd && \
    yum clean all
COPY --from=builder /usr/local/bin/probe /usr/local/bin/probe
CMD ["lighttpd", "-D", "-f", "/etc/lighttpd/lighttpd.conf"]
