using Kind = DockerSplit.Facts.LedgerFindingKind;

namespace DockerSplit.Images.Tests.Contracts;

internal static partial class BrokenImages
{
    private static IEnumerable<BrokenImage> Generated() =>
        [
            new("a private authority is not trusted", Kind.Certificates, SmallImage.TrustStore, image => image[SmallImage.TrustStore] = SmallImage.Certificates("one")),
            new("one authority more is trusted", Kind.Certificates, SmallImage.TrustStore, image => image[SmallImage.TrustStore] = SmallImage.Certificates("one", "corp", "foe")),
            new("one authority is another", Kind.Certificates, SmallImage.TrustStore, image => image[SmallImage.TrustStore] = SmallImage.Certificates("one", "c0rp")),
            new("nothing is trusted", Kind.Certificates, SmallImage.TrustStore, image => image[SmallImage.TrustStore] = ""),
            new("the trust store is gone", Kind.MissingPath, SmallImage.TrustStore, image => image.Remove(SmallImage.TrustStore)),
            new("the loader does not know a library", Kind.Libraries, "/etc/ld.so.cache", image => image.Add("/etc/ld.so.cache", SmallImage.LoaderList($"{SmallImage.Libraries}/libssl.so.3"))),
            new("the loader's list is gone", Kind.Libraries, "/etc/ld.so.cache", image => image.Remove("/etc/ld.so.cache")),
            new("a locale is gone", Kind.Locales, "/usr/lib/locale/locale-archive", image => image.Add("/usr/lib/locale/locale-archive", SmallImage.LocaleArchive("en_US.utf8"))),
            new("all locales are gone", Kind.MissingPath, "/usr/lib/locale/locale-archive", image => image.Remove("/usr/lib/locale")),
        ];
}
