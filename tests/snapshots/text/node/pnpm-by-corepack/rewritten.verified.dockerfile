FROM node:20-bookworm AS builder
ENV PNPM_HOME=/pnpm PATH=/pnpm:$PATH
RUN corepack enable
WORKDIR /app
COPY package.json pnpm-lock.yaml ./
RUN --mount=type=cache,id=pnpm,target=/pnpm/store pnpm install --frozen-lockfile
COPY src src
RUN pnpm run build

FROM builder AS pruned
# without the dependencies that are for development alone; the builder stage keeps them
WORKDIR /app
RUN CI=true pnpm install --prod --frozen-lockfile --offline --ignore-scripts --config.modules-cache-max-age=0

FROM pruned AS packages
# the packages whose libraries the copied programs link to, found anew in each build
RUN find /app -type f \( -perm /111 -o -name '*.so*' \) -exec ldd {} + 2>/dev/null | awk '$2 == "=>" { sub(".*/", "*/", $3); print $3 }' | sort -u | xargs -r dpkg-query --search 2>/dev/null | cut -d: -f1 | sort -u > /packages

FROM node:20-bookworm-slim
ENV PNPM_HOME=/pnpm PATH=/pnpm:$PATH
# libraries that the copied programs link to
RUN --mount=type=bind,from=packages,source=/packages,target=/mnt/packages apt-get update && \
    apt-get install -y --no-install-recommends $(cat /mnt/packages) && \
    rm -rf /var/lib/apt/lists/*
COPY --from=pruned /app /app
WORKDIR /app
CMD ["node", "dist/server.js"]
