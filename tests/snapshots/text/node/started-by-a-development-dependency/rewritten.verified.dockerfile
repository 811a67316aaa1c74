FROM node:20-bookworm AS builder
WORKDIR /app
COPY package.json package-lock.json ./
RUN npm ci

FROM node:20-bookworm-slim
COPY --from=builder /app /app
WORKDIR /app
COPY . .
CMD ["npm", "start"]
