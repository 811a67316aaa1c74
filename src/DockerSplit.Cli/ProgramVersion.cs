using System.Reflection;

namespace DockerSplit.Cli;

/// <summary>The program's version, and the commit it was built from where that is known.</summary>
internal static class ProgramVersion
{
    public static string Text =>
        typeof(ProgramVersion).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion ?? "";
}
