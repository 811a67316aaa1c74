using DockerSplit.Analysis;
using DockerSplit.Description.Files;
using DockerSplit.Paths;
using DockerSplit.Semantics;
using DockerSplit.Syntax.Dockerfile.Instructions;

namespace DockerSplit.Description;

/// <summary>What holds for a whole instruction: its mounts, and where it runs.</summary>
internal sealed partial class EffectRunner
{
    private readonly List<(string Path, DescribedNode? Before)> _mounted = [];
    private int _instruction = -1;
    private bool _saysDirectory;

    /// <summary>What lies below a mount was never in the image, and is as it was once the instruction ends (Dockerfile reference, RUN --mount).</summary>
    private void Enter(int instruction)
    {
        if (instruction == _instruction)
            return;

        foreach (var (path, before) in _mounted)
        {
            Settle(path);
            if (before is not null)
                Files.Put(path, before);
            else if (Files.OpaqueAt(path) is null || Files.At(path)?.IsOpaque == true)
                Files.Remove(path);
        }

        _mounted.Clear();
        _instruction = instruction;
        if (
            instruction >= 0
            && analysis.Stage.Instructions[instruction] is { Instruction: RunInstruction { Mounts.IsEmpty: false } run, Before: var at }
        )
            Mount(run, at);
    }

    private void Mount(RunInstruction run, BuildState at)
    {
        var expander = new WordExpander(at);
        foreach (var target in run.Mounts.Select(mount => mount.Target).OfType<string>().Select(expander.Expand).OfType<string>())
        {
            var path = ContainerPath.Combine(at.WorkingDirectory ?? "/", target);
            if (path != "/")
                _mounted.Add((path, Files.At(path)));
        }
    }

    /// <summary>
    /// Before the first WORKDIR an instruction runs where the base image says, and the analysis takes that to be the root.
    /// </summary>
    private void DoubtDirectory()
    {
        if (_saysDirectory || start is "/" || !UsesStart(_step))
            return;

        _saysDirectory = true;
        Unlisted(
            "/",
            $"it runs where the base image starts{(start.Length == 0 ? "" : $", in {start}")}, and the text does not say so",
            "write a WORKDIR above it"
        );
    }

    /// <summary>Whether a step does something to a place below the directory in which the base image starts.</summary>
    private static bool UsesStart(Step step) =>
        step.Effects.Any(effect =>
            effect switch
            {
                CopyFiles { FromContext: false, From: null } copy => copy.Sources.Append(copy.Destination).Any(IsFromStart),
                CopyFiles copy => copy.Destination.IsFromStart,
                MoveFiles move => move.Sources.Append(move.Destination).Any(IsFromStart),
                WriteFiles write => write.Paths.Any(IsFromStart),
                EditFiles edit => edit.Paths.Any(IsFromStart),
                MakeDirectories make => make.Paths.Any(IsFromStart),
                MakeLink link => link.Link.IsFromStart,
                Compile compile => compile.Directory.IsFromStart,
                BuildResults results => results.Paths.Any(IsFromStart),
                Unpack unpack => unpack.Directory.IsFromStart,
                Fetch { Target: { } target } => target.IsFromStart,
                InstallLanguagePackages install => install.Roots.Any(IsFromStart),
                InstallArtifacts install => install.Roots.Any(IsFromStart),
                UnknownEffect => step.WorkingDirectory.IsFromStart,
                _ => false,
            }
        );

    private static bool IsFromStart(StepPath path) => path.IsFromStart;
}
