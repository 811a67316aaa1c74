using DockerSplit.Diagnostics;

namespace DockerSplit.Planning.Rules;

/// <summary>Why a path is copied from the builder, or stays behind.</summary>
public static class PathRules
{
    /// <summary>The build left the file, and no package owns it.</summary>
    public static readonly EvidenceRule Unowned = new("unowned", "The build made it");

    /// <summary>The file is an archive whose content the build unpacked.</summary>
    public static readonly EvidenceRule Archive = new("archive", "The build unpacked it");

    /// <summary>Something is compiled, and the file is of a kind that only compilers and build tools read.</summary>
    public static readonly EvidenceRule SourceCode = new("source-code", "Compilers read it");

    /// <summary>The directory was configured or compiled in, and nothing that the container starts lies in it.</summary>
    public static readonly EvidenceRule BuildTree = new("build-tree", "It lies where the build worked");

    /// <summary>Version history, object files and the like, which build tools make for themselves.</summary>
    public static readonly EvidenceRule BuildOutput = new("build-output", "An intermediate result");

    /// <summary>A table of places: package caches, databases, repositories, temporary files, sources, headers, manuals, accounts, what the system writes anew.</summary>
    public static readonly EvidenceRule Place = new("place", "Its place says what it is");

    /// <summary>A package of a language that the project asks for only to build and to test.</summary>
    public static readonly EvidenceRule Development = new("development", "A dependency for development");

    /// <summary>The project has dependencies for development, and something at run time needs them, or may.</summary>
    public static readonly EvidenceRule DevelopmentStays = new("development-stays", "Dependencies for development stay");

    /// <summary>A package manager or another tool of a language that the build installed for itself, and that nothing which is started calls.</summary>
    public static readonly EvidenceRule BuildTool = new("build-tool", "A tool of the build");

    /// <summary>A file that lies beside what it was made from and is made anew when it is missing.</summary>
    public static readonly EvidenceRule Cheap = new("cheap", "A compiled copy");

    /// <summary>A comment, the settings or an option names the path.</summary>
    public static readonly EvidenceRule KeptByUser = new("kept-by-user", "You say to keep it");

    /// <summary>A comment, the settings, an option or `--minimise` leaves it out.</summary>
    public static readonly EvidenceRule DroppedByUser = new("dropped-by-user", "You say to leave it out");

    /// <summary>A package brings the file, and the build made something else of it; so the changed one is copied over it.</summary>
    public static readonly EvidenceRule ChangedConfiguration = new("changed-configuration", "The build changed a package's file");

    /// <summary>An image without a base needs these files for names to mean something.</summary>
    public static readonly EvidenceRule Accounts = new("accounts", "Names of users and groups");

    /// <summary>The runtime stage installs from the mirrors, repositories and keys that the author set up, so they come first.</summary>
    public static readonly EvidenceRule PackageRepositories = new("package-sources", "Where packages come from");
}
