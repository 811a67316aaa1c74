# Packages with what they recommend, a password, a locked account with its groups, and a login program.
FROM debian:bookworm AS builder
RUN apt-get update && apt-get install -y openssh-server gcc libc6-dev && rm -rf /var/lib/apt/lists/*
COPY menu.c /opt/menu/menu.c
RUN gcc -O2 -o /usr/local/bin/menu /opt/menu/menu.c && echo /usr/local/bin/menu >> /etc/shells && mkdir -p /run/sshd
RUN useradd --create-home --shell /usr/local/bin/menu guest && echo guest:guest | chpasswd && \
    useradd --create-home --groups audio,video keeper && echo keeper:keeper | chpasswd && passwd --lock keeper
RUN sed -i 's/#PermitRootLogin.*/PermitRootLogin no/' /etc/ssh/sshd_config

FROM debian:bookworm-slim
# the accounts of the original, with the same numbers
RUN groupadd --system --gid 102 _ssh && \
    groupadd --system --gid 1000 guest && \
    groupadd --system --gid 1001 keeper && \
    useradd --system --no-create-home --uid 101 --gid nogroup --home-dir /run/sshd --shell /usr/sbin/nologin sshd && \
    useradd --no-create-home --uid 1000 --gid guest --home-dir /home/guest --shell /usr/local/bin/menu guest && \
    useradd --no-create-home --uid 1001 --gid keeper --home-dir /home/keeper --shell /bin/sh keeper
# packages that run time needs
RUN apt-get update && \
    apt-get install -y --no-install-recommends libnss-systemd openssh-server && \
    rm -rf /var/lib/apt/lists/*
# the accounts of the original, with the same numbers; passwords that the build set; directories of the original, with owner and mode
RUN --mount=type=bind,from=builder,source=/etc/shadow,target=/mnt/etc/shadow usermod --append --groups audio keeper && \
    usermod --append --groups video keeper && \
    grep -E '^(guest|keeper):' /mnt/etc/shadow | cut -d: -f1,2 | chpasswd -e && \
    install -d -m 755 -o 1000 -g 1000 /home/guest && \
    install -d -m 755 -o 1001 -g 1001 /home/keeper && \
    mkdir -p /run/sshd
COPY --from=builder /etc/runit /etc/runit
COPY --from=builder /etc/shells /etc/shells
COPY --from=builder /etc/ssh/sshd_config /etc/ssh/sshd_config
COPY --from=builder --chown=1000:1000 /home/guest /home/guest
COPY --from=builder --chown=1001:1001 /home/keeper /home/keeper
COPY --from=builder /usr/local/bin/menu /usr/local/bin/menu
EXPOSE 22
CMD ["/usr/sbin/sshd", "-D", "-e"]
