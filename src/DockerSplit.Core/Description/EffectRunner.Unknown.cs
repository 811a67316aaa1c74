using System.Buffers;
using System.Collections.Immutable;
using DockerSplit.Analysis;
using DockerSplit.Analysis.Commands;
using DockerSplit.Description.Files;
using DockerSplit.Facts;
using DockerSplit.PackageSystems;
using DockerSplit.Paths;

namespace DockerSplit.Description;

/// <summary>Effects of which the text does not tell what files they leave.</summary>
internal sealed partial class EffectRunner
{
    private static readonly SearchValues<char> Unknowable = SearchValues.Create("$`*?[{");

    /// <summary>
    /// Something is made in a directory, and nobody knows what. A directory that the build made itself stands for all of it; one of the
    /// base image cannot, so that is a doubt.
    /// </summary>
    private void MakeUnknown(StepPath directory, UncertaintyKind kind, string reason)
    {
        if (directory.Value is not { } known || directory.IsPattern)
        {
            if (Files.OpaqueAt(PlaceOf(directory)) is null)
                Doubt(kind, PlaceOf(directory), reason);
            return;
        }

        Discover(directory);
        Settle(Resolved(known));
        MakeUnknownIn(Resolved(known), kind, reason);
    }

    private void MakeUnknownIn(string path, UncertaintyKind kind, string reason)
    {
        if (Files.OpaqueAt(path) is not null)
            return;

        var node = Files.At(path);
        if (node is null && IsMaybe)
            Doubt(kind, path, $"{reason}, and it is made only under a condition");
        else if (node?.HoldsFilled == true)
            Doubt(kind, path, $"{reason}, and the base image has files of its own in {path}");
        else if (node is { Kind: FileKind.Directory })
            Files.Update(path, there => there with { IsOpaque = true, MayLink = true, Layer = Layer });
        else
            Put(path, DescribedNode.Opaque(Layer));
    }

    /// <summary>A result of a build tool that is named, a file by its ending; what only has a pattern lies in its directory.</summary>
    private void MakeResult(StepPath path, BuildResults results)
    {
        var reason = $"what {results.System} makes is not known";
        if (path.IsPattern && results.Paths.Any(other => !other.IsPattern))
            Doubt(UncertaintyKind.Added, PlaceOf(path), reason);
        else if (path is not { Value: { } known, IsPattern: false })
            MakeUnknownIn(PlaceOf(path), UncertaintyKind.Added, reason);
        else if (ContainerPath.Name(known).IndexOf('.', StringComparison.Ordinal) > 0 && Files.OpaqueAt(Resolved(known)) is null)
            Put(Resolved(known), DescribedNode.File(Layer) with { MayLink = true });
        else
            MakeUnknown(path, UncertaintyKind.Added, reason);
        if (
            !results.Whole.IsEmpty
            && path is { Value: { } directory, IsPattern: false }
            && Files.At(Resolved(directory)) is { IsOpaque: true }
        )
            Files.Update(Resolved(directory), node => node with { Whole = results.Whole });
    }

    /// <summary>Whether a build tool says where all of its results go, so that nothing else is made where it runs.</summary>
    private bool NamesResults(StepPath directory) =>
        _step.Effects.OfType<BuildResults>().Any(results => results.Paths.All(path => path.Value is { } known && known != directory.Value));

    /// <summary>Whether a compiler was told where its result goes, so that nothing else is made.</summary>
    private bool NamesOutput =>
        _step.Effects.Any(effect => effect is WriteFiles)
        && _step.Arguments.Any(argument => argument.Text.StartsWith("-o", StringComparison.Ordinal));

    /// <summary>
    /// A program that is not known writes where it runs. One that comes from somewhere else, or says that it installs, may write anywhere.
    /// </summary>
    private void RunUnknown(UnknownEffect unknown)
    {
        if (_step.IsFed && analysis.Commands.DialectOf(_step.Name) is not null)
        {
            Unlisted("/", $"what '{_step.Name}' is given to run is not known");
            return;
        }

        var isInstallation = _step.Effects.Any(effect => effect is InstallLanguagePackages { Roots.IsEmpty: true });
        if (isInstallation || MayWriteAnywhere())
            Unlisted("/", unknown.Reason, isKept: isInstallation);
        else if (_step.WorkingDirectory.Value is { } directory && Files.At(Resolved(directory)) is null or { HoldsFilled: false })
            MakeUnknown(_step.WorkingDirectory, UncertaintyKind.Changed, unknown.Reason);
        else
            Doubt(UncertaintyKind.Changed, _step.WorkingDirectory.Value ?? "/", unknown.Reason);
    }

    private bool MayWriteAnywhere()
    {
        var program = _step.Text.Split(' ', 2)[0].Trim('"', '\'');
        var isPath = program.Contains('/', StringComparison.Ordinal);
        if (!isPath || _step.WorkingDirectory.Value is not { } directory)
            return _step.WorkingDirectory.Value is null;

        return _step.Name.StartsWith("install", StringComparison.Ordinal)
            || _step.Name.StartsWith("setup", StringComparison.Ordinal)
            || !ContainerPath.IsWithin(ContainerPath.Combine(directory, program), directory);
    }

    /// <summary>What is installed to a place is known by the place alone; of programs beside those of the base image each is named by what starts it.</summary>
    private void MakeInstalled(ImmutableArray<StepPath> roots, string system)
    {
        foreach (var root in roots)
        {
            if (
                root is not { Value: { } known, IsPattern: false }
                || Files.At(Resolved(known)) is not { Interpreter: not null, IsOpaque: false }
            )
                MakeUnknown(root, UncertaintyKind.Unlisted, $"what {system} installs is not known");
            else if (IsMaybe)
                Doubt(UncertaintyKind.Added, Resolved(known), $"what {system} installs is there only under a condition");
            else
                Files.Update(Resolved(known), node => node with { UnnamedLayer = Layer });
        }
    }

    /// <summary>Packages of a language go to the places that are known, or else to nobody knows where.</summary>
    private void InstallLanguage(InstallLanguagePackages install)
    {
        MakeInstalled(install.Roots, install.System);
        foreach (
            var program in install
                .Programs.Select(program => program.Value)
                .OfType<string>()
                .Where(_ => !IsMaybe)
                .Select(path => Resolved(path))
        )
        {
            Put(program, DescribedNode.File(Layer) with { MayLink = true });
            Doubt(UncertaintyKind.Changed, program, $"which file of {install.System} {program} leads to is not known");
        }

        foreach (var path in install.Downloads.Where(path => path.Value is { } known && !IsMaybe && Files.At(Resolved(known)) is null))
            Put(Resolved(path.Value!), DescribedNode.Opaque(Layer));
        if (!install.Roots.IsEmpty || _step.Effects.Any(effect => effect is UnknownEffect))
            return;

        if (analysis.Commands.Row(install.System)?.Does == CommandUse.InstallsPackages)
            Unlisted("/", $"where {install.System} installs to is not known");
        else
            MakeUnknown(_step.WorkingDirectory, UncertaintyKind.Added, $"what {install.System} makes is not known");
    }

    /// <summary>The directory in which an unknown path lies: what stands before the first part that is not known.</summary>
    private string PlaceOf(StepPath path)
    {
        var text = path.Value ?? path.Text.Trim('"', '\'');
        if (!text.StartsWith('/'))
            return _step.WorkingDirectory.Value ?? "/";

        var end = text.AsSpan().IndexOfAny(Unknowable);
        var known = end < 0 ? text : text[..end];

        return Resolved(ContainerPath.Normalise(known[..(known.LastIndexOf('/') + 1)]));
    }

    /// <summary>Whether a path is what another command prints: it may be any file of the image, and mostly is one that is there.</summary>
    private static bool IsAnywhere(StepPath path) => path.Value is null && path.Text.TrimStart('"') is ['`', ..] or ['$', '(', ..];

    private string Resolved(string path, bool followLast = true) => Files.Resolve(path, followLast) ?? path;

    private void RunOnDatabases(Effect effect)
    {
        switch (effect)
        {
            case InstallPackages install:
                Install(install);
                break;
            case RemovePackages remove when !IsMaybe:
                state.Packages.Remove(remove.Packages.Select(package => package.Name), remove.AutoRemove);
                break;
            case InstallLanguagePackages install:
                InstallLanguage(install);
                break;
            case CreateUser { Name: not null } user:
                state.Accounts.AddUser(user);
                break;
            case RemoveAccount { Name: { } name } when !IsMaybe:
                state.Accounts.Remove(name);
                break;
            case CreateGroup { Name: { } name } group:
                state.Accounts.AddGroup(name, group.Id);
                break;
        }
    }

    private void Install(InstallPackages install)
    {
        var names = install.Packages.Select(package => package.Name).ToImmutableArray();
        state.Packages.Install(names, install.VirtualName);
        foreach (var name in names)
        {
            foreach (var companion in PackageSystemCatalog.Of(install.Manager).Companions(name, install.WithRecommended))
                state.Packages.Accompany(name, companion);
        }

        foreach (var unknown in install.Unknown)
            InstallUnknown(install, unknown);
        foreach (var file in install.Files)
            state.Uncertainties.Add(
                UncertaintyKind.Unlisted,
                "/",
                $"which package {file.Path?.Text ?? file.Url} holds is not known from the text",
                file.Span
            );
        if (IsMaybe && names.FirstOrDefault(name => analysis.Knowledge.Packages.BuildOnly(name) is null) is { } maybe)
            Unlisted("/", $"the package {maybe} is installed only under a condition");
    }

    /// <summary>A list of names that the context has is read.</summary>
    private void InstallUnknown(InstallPackages install, UnknownPackages unknown)
    {
        if (unknown.AreLinked)
        {
            state.Packages.InstallLinked(unknown.Text);
            return;
        }

        var text = unknown.NamesFrom?.Value is { } path ? TextOf(Files.At(Resolved(path))) : null;
        if (text is null)
        {
            state.Uncertainties.Add(
                UncertaintyKind.Unlisted,
                "/",
                $"which packages '{unknown.Text}' names is not known: {unknown.Reason}",
                unknown.Span
            );
            return;
        }

        var names = text.Split('\n')
            .Select(line => line.Split('#')[0])
            .SelectMany(line => line.Split([' ', '\t', '\r'], StringSplitOptions.RemoveEmptyEntries));
        state.Packages.Install(names.Select(name => name.Split('=', '/', '~')[0]), install.VirtualName);
    }

    /// <summary>The value of an option: <c>--name value</c>, <c>--name=value</c> or <c>-n value</c>.</summary>
    private string? Value(params ReadOnlySpan<string> options)
    {
        for (var i = 0; i < _step.Arguments.Length; i++)
        {
            foreach (var option in options)
            {
                if (_step.Arguments[i].Value == option && i + 1 < _step.Arguments.Length)
                    return _step.Arguments[i + 1].Value;
                if (_step.Arguments[i].Value?.StartsWith(option + "=", StringComparison.Ordinal) == true)
                    return _step.Arguments[i].Value![(option.Length + 1)..];
            }
        }

        return null;
    }
}
