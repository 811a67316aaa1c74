namespace DockerSplit.Core.Tests.Ecosystems;

/// <summary>Where each ecosystem's commands put what they install and build; a question mark where that is not known.</summary>
public sealed class PlaceTests
{
    [Theory]
    [InlineData("python:3.11.4-slim-bookworm", "pip install x", "/usr/local/lib/python3.11/site-packages /usr/local/bin")]
    [InlineData("python:latest", "pip install x", "/usr/local/lib/python3*/site-packages* /usr/local/bin")]
    [InlineData("registry.example.org/library/python:3.9", "pip3 install x", "/usr/local/lib/python3.9/site-packages /usr/local/bin")]
    [InlineData("debian:bookworm-slim", "pip3 install x", "/usr/local/lib/python3.11/dist-packages /usr/local/bin")]
    [InlineData("ubuntu:22.04", "python3 -m pip install x", "/usr/local/lib/python3.10/dist-packages /usr/local/bin")]
    [InlineData("debian:sid", "pip3 install x", "?")]
    [InlineData("alpine:3.20", "pip3 install x", "?")]
    [InlineData("python:3.12", "/opt/venv/bin/pip install x", "/opt/venv")]
    [InlineData("python:3.12", "pip install --prefix=/install x", "/install")]
    [InlineData("python:3.12", "pip install --target /t x", "/t")]
    [InlineData("python:3.12", "pip install --user x", "/root/.local")]
    [InlineData("python:3.12", "pip install -e .", "/usr/local/lib/python3.12/site-packages /usr/local/bin /w")]
    [InlineData("python:3.12", "uv sync", "/w/.venv")]
    [InlineData("python:3.12", "uv pip install --system x", "/usr/local/lib/python3.12/site-packages /usr/local/bin")]
    [InlineData(
        "python:3.12",
        "poetry config virtualenvs.create false && poetry install",
        "/usr/local/lib/python3.12/site-packages /usr/local/bin"
    )]
    [InlineData("python:3.12", "poetry config virtualenvs.in-project true && cd /app && poetry install", "/app/.venv")]
    [InlineData("python:3.12", "poetry install", "?")]
    [InlineData("python:3.12", "pipenv install --system --deploy", "/usr/local/lib/python3.12/site-packages /usr/local/bin")]
    [InlineData("continuumio/miniconda3", "conda install -y x", "/opt/conda")]
    [InlineData("continuumio/miniconda3", "conda env create -n app -f e.yml", "/opt/conda/envs/app")]
    [InlineData("debian:12", "conda create -p /env x", "/env")]
    [InlineData("debian:12", "conda install x", "?")]
    public void Python(string image, string program, string expected) => Check(image, program, expected);

    [Theory]
    [InlineData("node:20", "npm ci", "/w/node_modules")]
    [InlineData("node:20", "npm --prefix /app install", "/app/node_modules")]
    [InlineData("node:20", "npm install -g x", "/usr/local/lib/node_modules /usr/local/bin")]
    [InlineData("node:20", "npm link", "/usr/local/lib/node_modules /usr/local/bin /w")]
    [InlineData("debian:12", "npm install -g x", "?")]
    [InlineData("node:20", "yarn global add x", "/usr/local/share/.config/yarn /usr/local/bin")]
    [InlineData("node:20", "yarn", "/w/node_modules")]
    [InlineData("node:20", "npm cache clean --force", "")]
    [InlineData("node:20", "npm run build", "/w")]
    [InlineData("node:20", "yarn build", "/w")]
    public void Node(string image, string program, string expected) => Check(image, program, expected);

    [Theory]
    [InlineData("golang:1.22", "go build -o /out/app .", "/out/app")]
    [InlineData("golang:1.22", "go build -o bin/ ./...", "/w/bin")]
    [InlineData("golang:1.22", "go build ./cmd/server", "/w/server")]
    [InlineData("golang:1.22", "go build", "/w")]
    [InlineData("golang:1.22", "go install example.org/x@latest", "/go/bin")]
    [InlineData("debian:12", "go install ./x", "/root/go/bin")]
    [InlineData("debian:12", "GOBIN=/b; go install ./x", "/b")]
    public void Go(string image, string program, string expected) => Check(image, program, expected);

    [Theory]
    [InlineData("cargo build --release", "/w/target/release")]
    [InlineData("cargo build", "/w/target/debug")]
    [InlineData("cargo build -r --target x86_64-unknown-linux-musl", "/w/target/x86_64-unknown-linux-musl/release")]
    [InlineData("cargo install --path .", "/w/target/release /usr/local/cargo/bin")]
    [InlineData("cargo install --root /opt/x y", "/tmp/cargo-install /opt/x/bin")]
    public void Rust(string program, string expected) => Check("rust:1.80", program, expected);

    [Theory]
    [InlineData("dotnet publish -c Release -o /app", "/app")]
    [InlineData("dotnet publish -c Release -f net8.0", "/w/bin/Release/net8.0/publish")]
    [InlineData("dotnet publish src/App/App.csproj", "/w/src/App/bin/*/*/publish*")]
    [InlineData("dotnet restore", "")]
    [InlineData("dotnet tool install -g x", "/root/.dotnet/tools")]
    [InlineData("dotnet app.dll", "?")]
    public void DotNet(string program, string expected) => Check("mcr.microsoft.com/dotnet/sdk:8.0", program, expected);

    [Theory]
    [InlineData("mvn -B package", "/w/target /w/*/target*")]
    [InlineData("mvn -f /src/pom.xml package", "/src/target /src/*/target*")]
    [InlineData("mvn dependency:go-offline", "")]
    [InlineData("./gradlew build -x test", "/w/build /w/*/build*")]
    [InlineData("javac -d out A.java", "/w/out")]
    [InlineData("jar cf app.jar .", "/w/app.jar")]
    [InlineData("jlink --add-modules x --output /jre", "/jre")]
    public void Java(string program, string expected) => Check("maven:3-eclipse-temurin-17", program, expected);

    [Theory]
    [InlineData("php:8.2-apache", "docker-php-ext-install zip", "/usr/local/lib/php/extensions /usr/local/etc/php/conf.d")]
    [InlineData("php:8.2-apache", "pecl install redis", "/usr/local/lib/php/extensions /usr/local/etc/php/conf.d")]
    [InlineData("debian:12", "pecl install redis", "?")]
    [InlineData("php:8.2", "composer install --no-dev", "/w/vendor")]
    [InlineData("php:8.2", "composer create-project x/y /srv/y", "/srv/y")]
    public void Php(string image, string program, string expected) => Check(image, program, expected);

    [Theory]
    [InlineData("ruby:3.2", "gem install rails", "/usr/local/bundle")]
    [InlineData("ruby:3.2", "bundle install", "/usr/local/bundle")]
    [InlineData("ruby:3.2", "bundle config set --local path vendor && bundle install", "/w/vendor")]
    [InlineData("ruby:3.2", "bundle install --path /gems", "/gems")]
    [InlineData("ubuntu:22.04", "gem install x", "/var/lib/gems/3.0.0 /usr/local/bin")]
    [InlineData("alpine:3.20", "gem install x", "?")]
    [InlineData("ruby:3.2", "bundle exec rake assets:precompile", "/w")]
    public void Ruby(string image, string program, string expected) => Check(image, program, expected);

    [Theory]
    [InlineData("perl:5.38", "cpanm X", "/usr/local/lib/perl5 /usr/local/bin")]
    [InlineData("debian:12", "cpanm -l /l X", "/l")]
    [InlineData("r-base:4.3.1", "R -e 'install.packages(\"x\")'", "/usr/local/lib/R/site-library")]
    [InlineData("elixir:1.16", "mix release", "/w/_build /w/deps")]
    [InlineData("erlang:26", "rebar3 release", "/w/_build")]
    [InlineData("debian:12", "fpc a.pas", "/w")]
    [InlineData("swift:5.9", "swift build", "/w/.build")]
    public void Those_with_data_alone(string image, string program, string expected) => Check(image, program, expected);

    private static void Check(string image, string program, string expected) => Assert.Equal(expected, Placed.Of(image, program));
}
