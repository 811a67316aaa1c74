FROM node:20-bookworm AS builder
RUN npm install -g pnpm@9
WORKDIR /app
COPY package.json ./
RUN pnpm install
COPY src src
RUN pnpm build

FROM builder AS packages
# the packages whose libraries the copied programs link to, found anew in each build
RUN find /app -type f \( -perm /111 -o -name '*.so*' \) -exec ldd {} + 2>/dev/null | awk '$2 == "=>" { sub(".*/", "*/", $3); print $3 }' | sort -u | xargs -r dpkg-query --search 2>/dev/null | cut -d: -f1 | sort -u > /packages

FROM node:20-bookworm-slim
# libraries that the copied programs link to
RUN --mount=type=bind,from=packages,source=/packages,target=/mnt/packages apt-get update && \
    apt-get install -y --no-install-recommends $(cat /mnt/packages) && \
    rm -rf /var/lib/apt/lists/*
COPY --from=builder /app /app
WORKDIR /app
CMD ["node", "dist/server.js"]
