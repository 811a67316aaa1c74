using System.Collections.Immutable;
using DockerSplit.Facts;
using DockerSplit.Paths;

namespace DockerSplit.Images.Closures;

/// <summary>Tells whether programs of one image can run on the libraries of another, such as a smaller runtime base.</summary>
public static class RuntimeFit
{
    /// <summary>
    /// What the programs and libraries at the paths need and the other image has otherwise: a program loader that is not there, as with
    /// glibc's on musl, and symbol versions that a library there lacks. A library that is not there at all is no misfit, since it may be
    /// installed or copied too; neither is what is among the paths itself.
    /// </summary>
    /// <param name="from">The image that has the files.</param>
    /// <param name="config">The environment that they will be started with.</param>
    /// <param name="paths">The files that would be taken over.</param>
    /// <param name="onto">The image that they would run on.</param>
    /// <returns>Needs of the kinds <see cref="NeedKind.Interpreter"/> and <see cref="NeedKind.Version"/>, in the order of the paths.</returns>
    public static ImmutableArray<MissingNeed> Misfits(ImageSnapshot from, ImageConfig config, IEnumerable<string> paths, ImageSnapshot onto)
    {
        var resolver = new PathResolver(from.Files);
        var taken = paths.Select(path => resolver.Resolve(path).Path).OfType<string>().ToHashSet(StringComparer.Ordinal);
        var programs = taken
            .Order(StringComparer.Ordinal)
            .Select(path => (Path: path, Elf: from.Binaries.GetValueOrDefault(path) as ElfFacts))
            .Where(program => program.Elf is not null)
            .Select(program => new LoadedObject(program.Path, program.Path, program.Elf!, null))
            .ToList();
        var brought = programs.Select(program => program.Elf.Soname ?? ContainerPath.Name(program.Path)).ToHashSet(StringComparer.Ordinal);
        var index = new FileIndex(onto);
        var libraries = new LibrarySearch(onto, index, new(config));

        return [.. programs.SelectMany(Misfits)];

        IEnumerable<MissingNeed> Misfits(LoadedObject program)
        {
            if (program.Elf.Interpreter is { } loader && index.Paths.Resolve(loader).Path is null && !IsTaken(loader))
                yield return new(program.Path, NeedKind.Interpreter, loader);
            foreach (var name in program.Elf.VersionNeeds.Select(need => need.Library).Where(name => !brought.Contains(name)))
            {
                if (libraries.Find(name, program) is not { } found)
                    continue;
                foreach (var version in libraries.MissingVersions(program.Elf, name, found))
                    yield return new(program.Path, NeedKind.Version, $"{name} {version}");
            }
        }

        bool IsTaken(string path) => resolver.Resolve(path).Path is { } real && taken.Contains(real);
    }
}
