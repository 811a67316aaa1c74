using System.Text;

namespace DockerSplit.Bench;

/// <summary>A Dockerfile with the mixture of real ones: comments, short instructions, and long continued RUNs.</summary>
internal static class SampleText
{
    private const string Stage = """
        # The server and what it is built from.
        FROM debian:bookworm AS stage
        ARG VERSION=1.27.3
        ENV PREFIX=/usr/local/server \
            PATH=/usr/local/server/bin:$PATH
        LABEL org.example.title="A server" org.example.version="$VERSION"
        WORKDIR /usr/src/server
        COPY --chown=root:root config/ patches/ ./

        RUN apt-get update && apt-get install -y --no-install-recommends \
                build-essential \
                ca-certificates \
                # needed for the regular expressions of the configuration
                libpcre2-dev \
                libssl-dev \
                zlib1g-dev \
            && rm -rf /var/lib/apt/lists/*
        RUN set -eux; \
            curl -fsSL "https://example.org/server-${VERSION%.*}/server-$VERSION.tar.gz" -o server.tar.gz; \
            tar -xzf server.tar.gz --strip-components=1; \
            for patch in patches/*.patch; do patch -p1 < "$patch"; done; \
            ./configure --prefix="$PREFIX" --with-ssl --with-threads; \
            make -j "$(nproc)"; \
            make install; \
            if [ -d "$PREFIX/share/doc" ]; then rm -r "$PREFIX/share/doc"; fi
        RUN ["/usr/local/server/bin/server", "--check", "--verbose"]
        RUN useradd --system --home-dir /nonexistent server && mkdir -p /var/lib/server && chown server: /var/lib/server
        EXPOSE 8080/tcp 8443/tcp
        VOLUME ["/var/lib/server"]
        USER server
        HEALTHCHECK --interval=30s --timeout=3s CMD curl -fs localhost:8080/health || exit 1
        ENTRYPOINT ["/usr/local/server/bin/server"]
        CMD ["--config", "/usr/local/server/etc/server.conf"]


        """;

    /// <summary>Ten thousand stages make the largest text of the benchmarks.</summary>
    private const int StagesPerUnit = 100;

    public static string Of(int scale) => new StringBuilder().Insert(0, Stage, scale * StagesPerUnit).ToString();
}
