FROM mcr.microsoft.com/dotnet/sdk:8.0 AS builder
WORKDIR /src
COPY . .
RUN dotnet publish -c Release

FROM mcr.microsoft.com/dotnet/aspnet:8.0
COPY --from=builder /src/bin /src/bin
WORKDIR /src
ENTRYPOINT ["dotnet", "bin/Release/net8.0/publish/Shop.dll"]
