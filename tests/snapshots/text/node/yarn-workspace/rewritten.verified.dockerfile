FROM node:20-bookworm AS builder
WORKDIR /site
COPY package.json yarn.lock ./
COPY packages packages
RUN yarn install --production --frozen-lockfile

FROM node:20-bookworm-slim
COPY --from=builder /site /site
WORKDIR /site
CMD ["node", "packages/web/server.js"]
