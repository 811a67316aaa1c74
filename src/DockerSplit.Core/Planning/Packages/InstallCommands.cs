using DockerSplit.Analysis;

namespace DockerSplit.Planning.Packages;

/// <summary>How packages are installed in a stage: without what is only recommended, and without leaving caches.</summary>
internal static class InstallCommands
{
    /// <summary>The commands, in order.</summary>
    /// <param name="packages">Names or specifications, as the package manager takes them.</param>
    public static IEnumerable<string> For(PackageManager manager, IEnumerable<string> packages)
    {
        var names = string.Join(' ', packages);

        return manager switch
        {
            PackageManager.Apk => [$"apk add --no-cache {names}"],
            PackageManager.Apt => ["apt-get update", $"apt-get install -y --no-install-recommends {names}", "rm -rf /var/lib/apt/lists/*"],
            PackageManager.Dnf => [$"dnf install -y --setopt=install_weak_deps=False {names}", "dnf clean all"],
            PackageManager.Pacman => [$"pacman -Sy --noconfirm {names}"],
            _ => [$"zypper --non-interactive install --no-recommends {names}", "zypper clean --all"],
        };
    }
}
