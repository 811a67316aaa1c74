using DockerSplit.Engine.Verification.Crawling;

namespace DockerSplit.Engine.Tests.Verification;

/// <summary>The routes of documents that describe an API.</summary>
public sealed class ApiDocumentTests
{
    private const string Yaml = """
        # of the shop
        openapi: 3.0.3
        info:
          title: "paths: none"
          get: nothing
        servers:
        - url: /v2/
          description: here
        paths:
          /item:
            get:
              summary: one
            post: {}
          '/items/{id}/parts/{part}':
            parameters:
              - name: id
                in: path
            get:
              responses:
                "200":
                  description: a part
          /only-post:
            post:
              summary: no
        components:
          schemas:
            get:
              type: object

        """;

    [Fact]
    public void The_routes_of_a_document_in_YAML_are_those_that_have_a_get() =>
        Assert.Equal(["/v2/item", "/v2/items/1/parts/1"], ApiDocument.Routes(Yaml));

    [Fact]
    public void Swagger_tells_where_its_routes_start() =>
        Assert.Equal(["/api/a"], ApiDocument.Routes("swagger: '2.0'\nbasePath: /api\npaths:\n  /a:\n    get: {}\n"));

    [Fact]
    public void A_document_in_JSON_is_read_as_before() =>
        Assert.Equal(["/a/1"], ApiDocument.Routes("""{"openapi": "3.0.0", "paths": {"/a/{x}": {"get": {}}, "/b": {"post": {}}}}"""));

    [Theory]
    [InlineData("")]
    [InlineData("paths:\n  /a:\n    get: {}\n")]
    [InlineData("<html>openapi: 3</html>")]
    [InlineData("openapi: 3\npaths:\n")]
    [InlineData("openapi: 3\npaths:\n  a:\n    get: {}\n:\n- \n")]
    public void Any_other_text_has_none(string text) => Assert.Empty(ApiDocument.Routes(text));
}
