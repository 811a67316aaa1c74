FROM rockylinux:9 AS builder
RUN dnf install -y gcc make libpq-devel pcre2-devel && dnf clean all
COPY . /src
RUN make -C /src install

FROM builder AS packages
# the packages whose libraries the copied programs link to, found anew in each build
RUN find /usr/local -type f \( -perm /111 -o -name '*.so*' \) -exec ldd {} + 2>/dev/null | awk '$2 == "=>" && $3 ~ "^/" { print $3 }' | sort -u | xargs -r rpm -qf --queryformat '%{NAME}\n' | grep -v ' ' | sort -u > /packages

FROM rockylinux:9
# libraries that the copied programs link to
RUN --mount=type=bind,from=packages,source=/packages,target=/mnt/packages dnf install -y --setopt=install_weak_deps=False $(cat /mnt/packages) && \
    dnf clean all
COPY --from=builder /usr/local /usr/local
# the loader finds the copied libraries by its cache
RUN ldconfig
CMD ["/usr/local/bin/rowscan"]
