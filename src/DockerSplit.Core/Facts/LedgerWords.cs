namespace DockerSplit.Facts;

/// <summary>The words in which findings are told.</summary>
internal static class LedgerWords
{
    public static string Of(LedgerFindingKind kind) =>
        kind switch
        {
            LedgerFindingKind.MissingPackage => "package is missing",
            LedgerFindingKind.MissingPath => "path is missing",
            LedgerFindingKind.MissingVolume => "directory of a volume is missing",
            LedgerFindingKind.MissingHome => "home directory is missing",
            LedgerFindingKind.MissingAccount => "account is missing",
            LedgerFindingKind.Content => "content differs",
            LedgerFindingKind.FileKind => "kind of file differs",
            LedgerFindingKind.LinkTarget => "link points elsewhere",
            LedgerFindingKind.SetId => "set-id bits differ",
            LedgerFindingKind.WiderMode => "mode is wider",
            LedgerFindingKind.Mode => "mode differs",
            LedgerFindingKind.Owner => "owner differs",
            LedgerFindingKind.Capabilities => "capabilities differ",
            LedgerFindingKind.Attributes => "attributes differ",
            LedgerFindingKind.Certificates => "trusted certificates differ",
            LedgerFindingKind.Libraries => "the loader's list lacks a library",
            LedgerFindingKind.Locales => "locales are missing",
            LedgerFindingKind.AccountNumber => "number of an account differs",
            LedgerFindingKind.HomeDirectory => "home directory of an account differs",
            LedgerFindingKind.LoginShell => "login shell differs",
            LedgerFindingKind.Members => "members of a group differ",
            LedgerFindingKind.Password => "password or lock differs",
            LedgerFindingKind.SubordinateIds => "subordinate numbers differ",
            LedgerFindingKind.PackageVersion => "version of a package differs",
            LedgerFindingKind.PackageEntry => "package has files and no entry in the database",
            LedgerFindingKind.AddedPackage => "package was not in the original",
            LedgerFindingKind.Restored => "the original deleted it, and it is back",
            LedgerFindingKind.AddedPath => "path was not in the original",
            LedgerFindingKind.AddedAccount => "account was not in the original",
            LedgerFindingKind.Setting => "setting differs",
            _ => "the runtime base adds a variable",
        };
}
