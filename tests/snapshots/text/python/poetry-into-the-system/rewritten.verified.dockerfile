FROM python:3.11 AS builder
ENV POETRY_VIRTUALENVS_CREATE=false
WORKDIR /orders
COPY pyproject.toml poetry.lock ./
RUN pip install poetry==1.8.3 && poetry install --no-root --only main --no-interaction

FROM builder AS packages
# the packages whose libraries the copied programs link to, found anew in each build
RUN find /usr/local/lib/python3.11/site-packages -type f \( -perm /111 -o -name '*.so*' \) -exec ldd {} + 2>/dev/null | awk '$2 == "=>" { sub(".*/", "*/", $3); print $3 }' | sort -u | xargs -r dpkg-query --search 2>/dev/null | cut -d: -f1 | sort -u > /packages

FROM python:3.11-slim
ENV POETRY_VIRTUALENVS_CREATE=false
# libraries that the copied programs link to
RUN --mount=type=bind,from=packages,source=/packages,target=/mnt/packages apt-get update && \
    apt-get install -y --no-install-recommends $(cat /mnt/packages) && \
    rm -rf /var/lib/apt/lists/*
COPY --from=builder /usr/local/lib/python3.11/site-packages /usr/local/lib/python3.11/site-packages
WORKDIR /orders
COPY . .
CMD ["python", "-m", "orders"]
