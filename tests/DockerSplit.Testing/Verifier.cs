using System.Runtime.CompilerServices;

namespace DockerSplit.Testing;

/// <summary>
/// Compares texts with accepted ones on disk. It stands in for Verify (github.com/VerifyTests/Verify), which the package registry
/// here does not serve, and keeps its calls and file names, so that Verify can take its place.
/// </summary>
public static class Verifier
{
    /// <summary>Compares, once awaited, a text with <c>{Type}.{Method}.verified.{extension}</c> beside the test's source file.</summary>
    public static SnapshotTask Verify(
        string target,
        string extension = "txt",
        [CallerFilePath] string sourceFile = "",
        [CallerMemberName] string method = ""
    )
    {
        var source = Locate(sourceFile);
        var type = Path.GetFileNameWithoutExtension(source);

        return new(target, extension, Path.GetDirectoryName(source)!, $"{type}.{method}");
    }

    /// <summary>Deterministic builds record source paths as <c>/_/path/in/repository</c>.</summary>
    private static string Locate(string sourceFile) =>
        sourceFile.StartsWith("/_/", StringComparison.Ordinal) ? Path.Combine(Repository.Root, sourceFile["/_/".Length..]) : sourceFile;
}
