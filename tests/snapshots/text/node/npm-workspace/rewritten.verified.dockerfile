FROM node:20-bookworm AS builder
WORKDIR /site
COPY package.json package-lock.json ./
COPY packages packages
RUN npm ci && npm run build --workspaces

FROM builder AS pruned
# without the dependencies that are for development alone; the builder stage keeps them
WORKDIR /site
RUN npm prune --omit=dev --ignore-scripts --no-audit --no-fund --no-save

FROM pruned AS packages
# the packages whose libraries the copied programs link to, found anew in each build
RUN find /site -type f \( -perm /111 -o -name '*.so*' \) -exec ldd {} + 2>/dev/null | awk '$2 == "=>" { sub(".*/", "*/", $3); print $3 }' | sort -u | xargs -r dpkg-query --search 2>/dev/null | cut -d: -f1 | sort -u > /packages

FROM node:20-bookworm-slim
# libraries that the copied programs link to
RUN --mount=type=bind,from=packages,source=/packages,target=/mnt/packages apt-get update && \
    apt-get install -y --no-install-recommends $(cat /mnt/packages) && \
    rm -rf /var/lib/apt/lists/*
COPY --from=pruned /site /site
WORKDIR /site
CMD ["npm", "-w", "web", "start"]
