FROM opensuse/leap:15.6 AS builder
RUN zypper -n install gcc libyaml-devel && zypper clean -a
COPY probe.c /probe.c
RUN gcc -O2 -o /usr/local/bin/probe /probe.c -lyaml

FROM builder AS packages
# the packages whose libraries the copied programs link to, found anew in each build
RUN find /usr/local/bin/probe -type f \( -perm /111 -o -name '*.so*' \) -exec ldd {} + 2>/dev/null | awk '$2 == "=>" && $3 ~ "^/" { print $3 }' | sort -u | xargs -r rpm -qf --queryformat '%{NAME}\n' | grep -v ' ' | sort -u > /packages

FROM opensuse/leap:15.6
# libraries that the copied programs link to
RUN --mount=type=bind,from=packages,source=/packages,target=/mnt/packages dnf install -y --setopt=install_weak_deps=False $(cat /mnt/packages) && \
    dnf clean all
COPY --from=builder /usr/local/bin/probe /usr/local/bin/probe
CMD ["probe"]
