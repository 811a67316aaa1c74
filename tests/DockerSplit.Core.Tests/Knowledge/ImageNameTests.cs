using System.Collections.Immutable;
using DockerSplit.Description;
using DockerSplit.Knowledge;
using DockerSplit.References;
using DockerSplit.Semantics;
using DockerSplit.Syntax.Dockerfile;

namespace DockerSplit.Core.Tests.Knowledge;

/// <summary>What the name of an image tells: its family, its release, its smaller variant, whatever stands before the name.</summary>
public sealed class ImageNameTests
{
    private static readonly ImageTable Images = KnowledgeBase.Shipped.Images;

    [Theory]
    [InlineData("python:3.12", "python")]
    [InlineData("docker.io/library/python:3.12", "python")]
    [InlineData("index.docker.io/python", "python")]
    [InlineData("public.ecr.aws/docker/library/python:3.12", "python")]
    [InlineData("mirror.example:5000/hub/library/python@sha256:00", "python")]
    [InlineData("mirror.example/python:3.12", "python")]
    [InlineData("mcr.microsoft.com/dotnet/sdk:8.0", "dotnet/sdk")]
    [InlineData("someone/python:3.12", "someone/python")]
    [InlineData("mylibrary/python:3.12", "mylibrary/python")]
    public void A_family_is_the_name_behind_registries_and_mirrors(string image, string family) =>
        Assert.Equal(family, ImageReference.TryParse(image)!.Family);

    [Theory]
    [InlineData("docker.io/library/python:3.11", "docker.io/library/python:3.11-slim")]
    [InlineData("public.ecr.aws/docker/library/node:20", "public.ecr.aws/docker/library/node:20-slim")]
    [InlineData("mirror.example:5000/debian:bookworm", "mirror.example:5000/debian:bookworm-slim")]
    [InlineData("debian:bookworm-20240110", "debian:bookworm-20240110-slim")]
    [InlineData("debian:bookworm-slim", null)]
    [InlineData("someone/python:3.11", null)]
    [InlineData("node:20-alpine", null)]
    [InlineData("sapmachine:17-jdk-headless-ubuntu-jammy", "sapmachine:17-jre-headless-ubuntu-jammy")]
    [InlineData("archlinux:base-devel-20240101.0.204074", "archlinux:base-20240101.0.204074")]
    [InlineData("ubi9/openjdk-17", "ubi9/openjdk-17-runtime:latest")]
    public void The_variant_keeps_what_stands_before_the_name(string image, string? variant) =>
        Assert.Equal(variant, Images.VariantOf(image)?.Reference);

    [Theory]
    [InlineData("debian:12", "bookworm")]
    [InlineData("debian:12.5-slim", "bookworm")]
    [InlineData("debian:trixie-slim", "trixie")]
    [InlineData("debian:13", "trixie")]
    [InlineData("debian:buster", "buster")]
    [InlineData("debian:latest", null)]
    [InlineData("debian", null)]
    [InlineData("debian:stable-slim", null)]
    [InlineData("mirror.example/library/debian:11", "bullseye")]
    [InlineData("ubuntu:22.04", "jammy")]
    [InlineData("ubuntu:26.04", "resolute")]
    [InlineData("ubuntu", null)]
    [InlineData("alpine:3.20.1", "3.20")]
    [InlineData("alpine:3", null)]
    [InlineData("alpine", null)]
    [InlineData("node:18-alpine3.16", "3.16")]
    [InlineData("node:18-bullseye-slim", "bullseye")]
    [InlineData("python:3.12", null)]
    [InlineData("python:3.8", "bookworm")]
    [InlineData("python:3.8.1", null)]
    [InlineData("php:7.4-fpm", "bullseye")]
    [InlineData("golang:1.21.5", "bookworm")]
    [InlineData("eclipse-temurin:17-jdk-jammy", "jammy")]
    [InlineData("redis:7.2", null)]
    [InlineData("not an image", null)]
    [InlineData(null, null)]
    public void A_release_is_told_where_the_tag_does_not_move(string? image, string? release) =>
        Assert.Equal(release, Images.ReleaseOf(image));

    [Theory]
    [InlineData("ARG BASE=python:3.8\nFROM ${BASE}\n", "debian")]
    [InlineData("ARG HUB=public.ecr.aws/docker/library\nFROM $HUB/node:20-alpine\n", "alpine")]
    [InlineData("FROM docker.io/library/ruby:3.2\n", "debian")]
    public void Arguments_and_mirrors_are_seen_through(string dockerfile, string distribution)
    {
        var model = DockerfileModel.Create(DockerfileSyntax.Parse(new(dockerfile)), ImmutableDictionary<string, string>.Empty);
        var image = model.Stages[0].Image;

        Assert.True(DescribedBases.Knows(image));
        Assert.Equal(distribution, DescribedBases.Of(image, Images).Content.Distribution.Id);
    }
}
