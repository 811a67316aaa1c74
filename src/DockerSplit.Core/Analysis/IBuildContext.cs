namespace DockerSplit.Analysis;

/// <summary>The build context, as far as the analysis reads it: what COPY and ADD bring, and scripts that a RUN starts. A port to the outside.</summary>
public interface IBuildContext
{
    /// <summary>The text of a file, by its path in the image; null when it is no readable text file there.</summary>
    string? ReadText(string path);

    /// <summary>The text of a file, by its path relative to the context's root; null when it is no readable text file there.</summary>
    string? ReadSource(string path) => null;

    /// <summary>What the context holds once its ignore file has had its say.</summary>
    ContextListing Listing => ContextListing.Unknown;
}
