using DockerSplit.Description.Files;

namespace DockerSplit.Description;

/// <summary>All that is known of the image at one moment of the build.</summary>
internal sealed record DescribedImageState(
    DescribedFiles Files,
    DescribedPackages Packages,
    DescribedAccounts Accounts,
    Uncertainties Uncertainties
);
