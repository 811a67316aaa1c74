FROM python:3.11-slim-bookworm AS builder
RUN apt-get update && apt-get install -y --no-install-recommends gcc libc6-dev
COPY . /orders
RUN pip install -e /orders

FROM python:3.11-slim-bookworm
COPY --from=builder /orders /orders
COPY --from=builder /usr/local/lib/python3.11/site-packages /usr/local/lib/python3.11/site-packages
CMD ["python", "-m", "orders"]
