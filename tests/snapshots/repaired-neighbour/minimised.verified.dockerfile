FROM debian:bookworm-slim AS builder
RUN apt-get update && apt-get install -y --no-install-recommends gcc make less libc6-dev && rm -rf /var/lib/apt/lists/*
WORKDIR /src/greeter
COPY Makefile greeter.c greeting.c ./
RUN make && make install

FROM debian:bookworm-slim
COPY --from=builder /src/greeter/greeting.txt /src/greeter/libgreeting.so /src/greeter/
COPY --from=builder /usr/local/bin/greeter /usr/local/bin/greeter
WORKDIR /
CMD ["greeter"]
