namespace DockerSplit.Images.Tests;

/// <summary>A package as dpkg's database has it.</summary>
internal sealed record TestPackage(string Name, params string[] Files)
{
    public string Version { get; init; } = "1.0";

    public string Depends { get; init; } = "";

    /// <summary>The script that runs behind its installation; null without one.</summary>
    public string? Script { get; init; }

    public static void WriteTo(TestLayer layer, IReadOnlyCollection<TestPackage> packages)
    {
        layer.File("/var/lib/dpkg/status", string.Join('\n', packages.Select(package => package.Paragraph)));
        foreach (var package in packages)
        {
            layer.File($"/var/lib/dpkg/info/{package.Name}.list", string.Join('\n', package.Files.Prepend("/.")) + "\n");
            if (package.Script is { } script)
                layer.File($"/var/lib/dpkg/info/{package.Name}.postinst", script);
        }
    }

    private string Paragraph =>
        $"""
            Package: {Name}
            Status: install ok installed
            Architecture: amd64
            Installed-Size: 10
            Version: {Version}
            Depends: {Depends}

            """;
}
