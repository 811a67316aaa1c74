FROM node:20-slim AS builder
RUN npm install -g typescript@5.4.5
WORKDIR /app
COPY server.ts ./
RUN tsc server.ts

FROM node:20-slim
COPY --from=builder /app /app
WORKDIR /app
CMD ["node", "server.js"]
