FROM node:20-slim AS builder
WORKDIR /app
COPY package.json package-lock.json server.js ./
RUN npm ci --omit=dev

FROM node:20-slim
COPY --from=builder /app /app
WORKDIR /app
CMD ["node", "server.js"]
