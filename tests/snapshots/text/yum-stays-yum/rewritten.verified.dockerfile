FROM centos:7 AS builder
RUN yum install -y gcc make libyaml openssl && yum clean all
COPY . /src
RUN make -C /src install PREFIX=/usr/local

FROM centos:7
# packages that run time needs
RUN yum install -y libyaml openssl && \
    yum clean all
COPY --from=builder /usr/local /usr/local
# the loader finds the copied libraries by its cache
RUN ldconfig
CMD ["ledger"]
