namespace DockerSplit.Core.Tests.Ecosystems;

/// <summary>go's commands, in the forms that <c>go help build</c> documents.</summary>
public sealed class GoTests
{
    [Theory]
    [InlineData("golang:1.22", "go build -o /out/ ./...", "/out")]
    [InlineData("golang:1.22", "go build -o=/out/app .", "/out/app")]
    [InlineData("golang:1.22", "go build -C /src -o app", "/src/app")]
    [InlineData("golang:1.22", "CGO_ENABLED=0 GOOS=linux go build -a -installsuffix cgo -o main .", "/w/main")]
    [InlineData("golang:1.22", "go build -a -installsuffix cgo ./cmd/x", "/w/x")]
    [InlineData("golang:1.22", "go build -ldflags '-s -w' -tags netgo ./cmd/server", "/w/server")]
    [InlineData("golang:1.22", "go build -ldflags=-s -trimpath ./cmd/server/", "/w/server")]
    [InlineData("golang:1.22", "go build -modfile x.mod -pgo off ./cmd/server", "/w/server")]
    [InlineData("golang:1.22", "go build main.go", "/w/main")]
    [InlineData("golang:1.22", "go build main.go util.go", "/w/main")]
    [InlineData("golang:1.22", "go build ./cmd/server/main.go", "/w/main")]
    [InlineData("golang:1.22", "go build example.org/x/cmd/tool", "/w/tool")]
    [InlineData("golang:1.22", "go build example.org/x/v2", "/w/x")]
    [InlineData("golang:1.22", "go build ./...", "/w")]
    [InlineData("golang:1.22", "go build .", "/w")]
    [InlineData("golang:1.22", "go build -o $OUT .", "?")]
    [InlineData("golang:1.22", "cd /src && go build -o ../out/app", "/out/app")]
    [InlineData("golang:1.22", "go install -v ./...", "/go/bin")]
    [InlineData("golang:1.22", "GOBIN=/b go install ./x", "/b")]
    [InlineData("golang:1.22", "export GOPATH=/gp && go install ./x", "/gp/bin")]
    [InlineData("golang:1.22", "GOPATH=/gp go install ./x", "/gp/bin")]
    [InlineData("golang:1.22", "go get -d ./...", "")]
    [InlineData("golang:1.22", "go get example.org/x", "/go/bin")]
    [InlineData("golang:1.22", "go mod download -x", "/go/pkg/mod")]
    [InlineData("golang:1.22", "GOMODCACHE=/m go mod download", "/m")]
    [InlineData("golang:1.22", "go mod tidy", "")]
    [InlineData("golang:1.22", "go generate ./...", "")]
    [InlineData("golang:1.22", "go test ./...", "/root/.cache/go-build")]
    [InlineData("golang:1.22", "go env -w GO111MODULE=on", "")]
    public void What_go_builds_lies_where_it_is_told_to(string image, string program, string expected) =>
        Assert.Equal(expected, Placed.Of(image, program));
}
