FROM mcr.microsoft.com/dotnet/sdk:8.0-alpine AS builder
WORKDIR /src
COPY . .
RUN dotnet publish Tool.csproj -c Release -o out

FROM builder AS packages
# the packages whose libraries the copied programs link to, found anew in each build
RUN scanelf --recursive --needed --nobanner --format '%n#p' /src/out | tr ',' '\n' | sort -u | while read -r name; do [ -n "$(find /src/out -name "$name")" ] || echo "so:$name"; done > /packages

FROM mcr.microsoft.com/dotnet/runtime:8.0-alpine
ENV ASPNETCORE_HTTP_PORTS=""
ENV DOTNET_USE_POLLING_FILE_WATCHER=true
# libraries that the copied programs link to
RUN --mount=type=bind,from=packages,source=/packages,target=/mnt/packages apk add --no-cache $(cat /mnt/packages)
COPY --from=builder /src/out /src/out
WORKDIR /src
ENTRYPOINT ["dotnet", "/src/out/Tool.dll"]
