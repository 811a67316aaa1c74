FROM eclipse-temurin:21-jdk AS builder
WORKDIR /market
COPY . .
RUN ./gradlew --no-daemon installDist

FROM builder AS packages
# the packages whose libraries the copied programs link to, found anew in each build
RUN find /market/build/install -type f \( -perm /111 -o -name '*.so*' \) -exec ldd {} + 2>/dev/null | awk '$2 == "=>" { sub(".*/", "*/", $3); print $3 }' | sort -u | xargs -r dpkg-query --search 2>/dev/null | cut -d: -f1 | sort -u > /packages

FROM eclipse-temurin:21-jre
# libraries that the copied programs link to
RUN --mount=type=bind,from=packages,source=/packages,target=/mnt/packages apt-get update && \
    apt-get install -y --no-install-recommends $(cat /mnt/packages) && \
    rm -rf /var/lib/apt/lists/*
COPY --from=builder /market/build/install /market/build/install
WORKDIR /market
ENTRYPOINT ["/market/build/install/market/bin/market"]
