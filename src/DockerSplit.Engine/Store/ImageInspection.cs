using System.Collections.Immutable;
using DockerSplit.Facts;

namespace DockerSplit.Engine.Store;

/// <summary>What the engine knows of a local image.</summary>
/// <param name="Id">The image's id.</param>
/// <param name="DiffIds">The digests of its uncompressed layers, the lowest first.</param>
public sealed record ImageInspection(string Id, ImageConfig Config, ImmutableArray<string> DiffIds);
