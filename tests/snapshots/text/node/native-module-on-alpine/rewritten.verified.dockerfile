FROM node:20-alpine AS builder
RUN apk add --no-cache --virtual .gyp python3 make g++
WORKDIR /app
COPY package*.json ./
RUN npm install --omit=dev

FROM node:20-alpine
# libraries that the copied programs link to
RUN apk add --no-cache libstdc++
COPY --from=builder /app /app
WORKDIR /app
COPY . .
CMD ["npm", "start"]
