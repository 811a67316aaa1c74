FROM mcr.microsoft.com/dotnet/sdk:8.0 AS builder
WORKDIR /src
COPY . .
RUN dotnet publish Tool.csproj -c Release -r linux-x64 -o /app

FROM builder AS packages
# the packages whose libraries the copied programs link to, found anew in each build
RUN find /app -type f \( -perm /111 -o -name '*.so*' \) -exec ldd {} + 2>/dev/null | awk '$2 == "=>" { sub(".*/", "*/", $3); print $3 }' | sort -u | xargs -r dpkg-query --search 2>/dev/null | cut -d: -f1 | sort -u > /packages

FROM mcr.microsoft.com/dotnet/runtime-deps:8.0
ENV ASPNETCORE_HTTP_PORTS=""
ENV DOTNET_USE_POLLING_FILE_WATCHER=true
# libraries that the copied programs link to
RUN --mount=type=bind,from=packages,source=/packages,target=/mnt/packages apt-get update && \
    apt-get install -y --no-install-recommends $(cat /mnt/packages) && \
    rm -rf /var/lib/apt/lists/*
COPY --from=builder /app /app
WORKDIR /src
ENTRYPOINT ["/app/Tool"]
