namespace DockerSplit.Engine.Builds;

/// <summary>
/// An option of <c>docker build</c> that is handed through to builds as the user gave it, since it changes how something is built and not
/// what is planned.
/// </summary>
/// <param name="Option">Such as <c>--add-host</c>.</param>
/// <param name="Value">Null for an option without one.</param>
/// <param name="BakeKey">The attribute of a bake target that says the same.</param>
/// <param name="NeedsBuildKit">Whether the classic builder does not know it.</param>
/// <param name="IsForOriginal">
/// Whether only the original's build gets it: what is fetched or compiled anew there is what the rewritten one is compared with, so that
/// must take it from the cache.
/// </param>
public sealed record BuildFlag(string Option, string? Value, string BakeKey, bool NeedsBuildKit = false, bool IsForOriginal = false)
{
    /// <summary>The key of <c>--build-context</c>.</summary>
    public const string Contexts = "contexts";
}
