FROM node:20-alpine AS builder
WORKDIR /app
COPY package.json package-lock.json ./
RUN npm ci
COPY src src
RUN npm run build

FROM builder AS pruned
# without the dependencies that are for development alone; the builder stage keeps them
USER root
WORKDIR /app
RUN npm prune --omit=dev --ignore-scripts --no-audit --no-fund --no-save

FROM node:20-alpine
COPY --from=pruned /app /app
WORKDIR /app
USER node
CMD ["npm", "start"]
