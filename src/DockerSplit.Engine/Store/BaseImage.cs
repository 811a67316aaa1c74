namespace DockerSplit.Engine.Store;

/// <summary>A base image, or why it cannot be had.</summary>
public abstract record BaseImage
{
    private protected BaseImage() { }
}

/// <summary>The base image is known.</summary>
public sealed record BaseImageFound(ImageInspection Image) : BaseImage;

/// <summary>Neither the engine, nor a registry, nor the builder's cache has it.</summary>
public sealed record BaseImageMissing(string Reason) : BaseImage;
