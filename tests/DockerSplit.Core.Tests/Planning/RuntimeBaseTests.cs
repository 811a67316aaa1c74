using DockerSplit.Facts;
using DockerSplit.Knowledge;
using DockerSplit.Planning.Bases;

namespace DockerSplit.Core.Tests.Planning;

public sealed class RuntimeBaseTests
{
    [Theory]
    [InlineData("python:3.11", "python:3.11-slim")]
    [InlineData("python:3.11-bookworm", "python:3.11-slim-bookworm")]
    [InlineData("python", "python:slim")]
    [InlineData("node:18", "node:18-slim")]
    [InlineData("node:18-bookworm", "node:18-bookworm-slim")]
    [InlineData("debian:bookworm", "debian:bookworm-slim")]
    [InlineData("maven:3.8-eclipse-temurin-17", "eclipse-temurin:17-jre")]
    [InlineData("eclipse-temurin:21-jdk-jammy", "eclipse-temurin:21-jre-jammy")]
    [InlineData("mcr.microsoft.com/dotnet/sdk:8.0", "mcr.microsoft.com/dotnet/aspnet:8.0")]
    [InlineData("registry.example.com:5000/library/python:3.12", "registry.example.com:5000/library/python:3.12-slim")]
    public void A_large_image_has_a_smaller_one_of_the_same_kind(string image, string variant) =>
        Assert.Equal(variant, KnowledgeBase.Shipped.Images.VariantOf(image)?.Reference);

    [Theory]
    [InlineData("python:3.11-slim")]
    [InlineData("node:18-alpine")]
    [InlineData("debian:bookworm-slim")]
    [InlineData("alpine:3.18")]
    [InlineData("golang:1.19")]
    public void An_image_that_is_small_or_has_no_variant_stays(string image) => Assert.Null(KnowledgeBase.Shipped.Images.VariantOf(image));

    [Theory]
    [InlineData("debian", "12", "debian:bookworm-slim")]
    [InlineData("alpine", "3.18.9", "alpine:3.18")]
    [InlineData("ubuntu", "22.04", "ubuntu:22.04")]
    public void A_release_has_a_plain_image(string distribution, string release, string image) =>
        Assert.Equal(image, KnowledgeBase.Shipped.Images.PlainImageOf(distribution, release)?.Reference);

    [Fact]
    public void Rows_6_and_7_an_image_of_another_distribution_or_release_does_not_fit()
    {
        var (old, config) = (Image("debian", "11"), new ImageConfig { Architecture = "amd64" });

        Assert.NotNull(RuntimeBases.Misfit(Image("debian", "12"), config, old, config));
        Assert.NotNull(RuntimeBases.Misfit(Image("debian", "12"), config, Image("alpine", "3.18.9"), config));
        Assert.NotNull(RuntimeBases.Misfit(old, config, old, config with { Architecture = "arm64" }));
        Assert.Null(RuntimeBases.Misfit(Image("alpine", "3.18.4"), config, Image("alpine", "3.18.9"), config));
    }

    private static ImageSnapshot Image(string distribution, string release) =>
        RuntimeImage.Scratch.Content with
        {
            Distribution = new(distribution, release),
        };
}
