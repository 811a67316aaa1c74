namespace DockerSplit.Core.Tests.Ecosystems;

/// <summary>cargo's commands, in the forms that the Cargo book documents.</summary>
public sealed class RustTests
{
    [Theory]
    [InlineData("cargo build --release --bin x", "/w/target/release")]
    [InlineData("cargo b -r", "/w/target/release")]
    [InlineData("cargo build --manifest-path /src/Cargo.toml --release", "/src/target/release")]
    [InlineData("cargo build --manifest-path=sub/Cargo.toml", "/w/sub/target/debug")]
    [InlineData("cargo build --target-dir /t --release", "/t/release")]
    [InlineData("cargo build --target-dir=/t", "/t/debug")]
    [InlineData("CARGO_TARGET_DIR=/t cargo build --release", "/t/release")]
    [InlineData("export CARGO_TARGET_DIR=/t; cargo build --release", "/t/release")]
    [InlineData("cargo build --target=x86_64-unknown-linux-musl --release", "/w/target/x86_64-unknown-linux-musl/release")]
    [InlineData("cargo build --profile small", "/w/target/small")]
    [InlineData("cargo build --profile=bench", "/w/target/release")]
    [InlineData("cargo build --profile dev", "/w/target/debug")]
    [InlineData("cargo +nightly build --release", "/w/target/release")]
    [InlineData("cargo --locked build -r", "/w/target/release")]
    [InlineData("cargo --config net.git-fetch-with-cli=true build --release", "/w/target/release")]
    [InlineData("cargo --color always -Z unstable build --release", "/w/target/release")]
    [InlineData("cargo zigbuild --release --target T", "/w/target/T/release")]
    [InlineData("cargo auditable build --release", "/w/target/release")]
    [InlineData("cargo install --path crates/a --root /opt", "/w/crates/a/target/release /opt/bin")]
    [InlineData("cargo install --git https://example.org/x y", "/tmp/cargo-install /usr/local/cargo/bin")]
    [InlineData("cargo install --debug --path .", "/w/target/debug /usr/local/cargo/bin")]
    [InlineData("cargo install --root=/opt x", "/tmp/cargo-install /opt/bin")]
    [InlineData("CARGO_HOME=/c cargo install x", "/tmp/cargo-install /c/bin")]
    [InlineData("CARGO_INSTALL_ROOT=/i cargo install x", "/tmp/cargo-install /i/bin")]
    [InlineData("cargo fetch --locked", "")]
    [InlineData("cargo test --release", "")]
    [InlineData("cargo metadata", "")]
    [InlineData("cd /src && cargo build -r", "/src/target/release")]
    public void What_cargo_builds_lies_below_its_target_directory(string program, string expected) =>
        Assert.Equal(expected, Placed.Of("rust:1.80", program));
}
