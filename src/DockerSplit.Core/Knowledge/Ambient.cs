namespace DockerSplit.Knowledge;

/// <summary>The shipped packages.</summary>
public static class PackageKnowledge
{
    public static PackageRow? BuildOnly(string package) => KnowledgeBase.Shipped.Packages.BuildOnly(package);

    public static PackageRow? BuildOnlyOn(string? image, string package) => KnowledgeBase.Shipped.Packages.BuildOnlyOn(image, package);

    public static RuntimeRow? RuntimeOf(string distribution, string? release, string package) =>
        KnowledgeBase.Shipped.Packages.Runtime.Of(distribution, release, package);

    public static bool Knows(string distribution) => KnowledgeBase.Shipped.Packages.Runtime.Knows(distribution);
}

/// <summary>The shipped paths.</summary>
public static class PathKnowledge
{
    public static PathRow? Find(string path) => KnowledgeBase.Shipped.Paths.Find(path);

    public static PathRow? FindAs(PathClass wanted, string path) => KnowledgeBase.Shipped.Paths.FindAs(wanted, path);

    public static PathClass ClassOf(string path) => KnowledgeBase.Shipped.Paths.ClassOf(path);
}

/// <summary>The shipped images.</summary>
public static class BaseImageKnowledge
{
    public static BaseImageRow? Find(string? reference) => KnowledgeBase.Shipped.Images.Find(reference);
}

/// <summary>The shipped images.</summary>
public static class RuntimeBaseKnowledge
{
    public static RuntimeVariant? VariantOf(string reference) => KnowledgeBase.Shipped.Images.VariantOf(reference);

    public static RuntimeVariant? PlainImageByTag(string reference) => KnowledgeBase.Shipped.Images.PlainImageByTag(reference);

    public static RuntimeVariant? PlainImageOf(string distribution, string release) =>
        KnowledgeBase.Shipped.Images.PlainImageOf(distribution, release);
}

/// <summary>The shipped variables.</summary>
public static class BuildVariableKnowledge
{
    public static BuildVariableRow? Find(string name) => KnowledgeBase.Shipped.Variables.Find(name);
}

/// <summary>The shipped directories.</summary>
public static class SharedDirectories
{
    public static SharedDirectoryKind? KindOf(string directory) => KnowledgeBase.Shipped.Directories.KindOf(directory);
}

/// <summary>The shipped sizes.</summary>
public static class PackageSizes
{
    public static long? LeastOf(string? image, IEnumerable<string> packages) => KnowledgeBase.Shipped.Sizes.LeastOf(image, packages);
}
