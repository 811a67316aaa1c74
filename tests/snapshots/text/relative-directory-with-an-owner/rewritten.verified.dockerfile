FROM debian:bookworm AS builder
WORKDIR /var/spool/tally
RUN apt-get update && apt-get install -y gcc libc6-dev && mkdir inbox && chown nobody:nogroup inbox
COPY tally.c .
RUN gcc -O2 -o tally tally.c

FROM debian:bookworm-slim
# directories of the original, with owner and mode
RUN install -d -m 755 -o nobody -g nogroup /var/spool/tally/inbox
COPY --from=builder /var/spool/tally/tally /var/spool/tally/tally
WORKDIR /var/spool/tally
CMD ["./tally"]
