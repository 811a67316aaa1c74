using System.Collections.Immutable;
using System.Text;
using DockerSplit.Analysis;
using DockerSplit.Diagnostics;
using DockerSplit.Paths;
using DockerSplit.Planning;
using DockerSplit.Semantics;
using DockerSplit.Syntax.Dockerfile;
using DockerSplit.Syntax.Dockerfile.Instructions;
using DockerSplit.Syntax.Shell;
using DockerSplit.Text;

namespace DockerSplit.Emission;

/// <summary>Writes the rewritten Dockerfile: the builder stage byte for byte the original, then the runtime stage.</summary>
internal sealed class Emitter
{
    private readonly DockerfileModel _model;
    private readonly SplitPlan _plan;
    private readonly SourceText _source;
    private readonly StringBuilder _text = new();
    private readonly string _line;

    private Emitter(DockerfileModel model, SplitPlan plan)
    {
        (_model, _plan, _source) = (model, plan, model.Syntax.Source);
        _line = _source.Text.Contains("\r\n", StringComparison.Ordinal) ? "\r\n" : "\n";
    }

    public static string Emit(DockerfileModel model, SplitPlan plan) => new Emitter(model, plan).Emit();

    private string Emit()
    {
        var placements = _plan.Placements.ToDictionary(placement => (DockerfileItem)placement.Instruction.Instruction.Syntax);
        var blocks = Blocks();
        foreach (var block in blocks)
        {
            if (
                block[^1] is InstructionSyntax instruction
                && placements.TryGetValue(instruction, out var placement)
                && placement.Kind == PlacementKind.Runtime
            )
                continue;
            if (block[^1] is InstructionSyntax || blocks.IndexOf(block) < blocks.Count - 1)
                EmitBuilder(block);
        }

        EndLine();
        EmitStripStage();
        EmitRootStage();
        EmitResolveStage();
        EmitRuntimeStage(blocks, placements);

        return _text.ToString().TrimEnd('\r', '\n') + _line;
    }

    /// <summary>Each instruction with the comments and blank lines before it; the last block may hold none.</summary>
    private List<List<DockerfileItem>> Blocks()
    {
        var blocks = new List<List<DockerfileItem>> { new() };
        foreach (var item in _model.Syntax.Items)
        {
            blocks[^1].Add(item);
            if (item is InstructionSyntax)
                blocks.Add([]);
        }

        if (blocks[^1].Count == 0)
            blocks.RemoveAt(blocks.Count - 1);

        return blocks;
    }

    private void EmitBuilder(List<DockerfileItem> block)
    {
        foreach (var item in block)
        {
            if (item == _plan.Stage.From.Syntax && _plan.Stage.From.Alias is null)
            {
                var end = _plan.Stage.From.ImageSpan.End;
                _text.Append(_source.Slice(TextSpan.FromBounds(item.FullSpan.Start, end))).Append(" AS ").Append(_plan.BuilderName);
                _text.Append(_source.Slice(TextSpan.FromBounds(end, item.FullSpan.End)));
            }
            else
            {
                _text.Append(_source.Slice(item.FullSpan));
            }
        }
    }

    private void EndLine()
    {
        if (_text.Length > 0 && _text[^1] != '\n')
            _text.Append(_line);
    }

    private void Line(string text = "") => _text.Append(text).Append(_line);

    private void EmitStripStage()
    {
        if (_plan.Strip is not { } strip)
            return;

        Line();
        Line($"FROM {_plan.BuilderName} AS {strip.Name}");
        Line("# symbols are for debuggers; the builder stage keeps them");
        if (_plan.Stage.Final.User is not null)
            Line("USER root");
        Run([
            .. strip is { Manager: { } manager, Install: { } package } ? InstallCommands(manager, [package]) : [],
            $"strip {string.Join(' ', strip.Paths)}",
        ]);
    }

    /// <summary>tar keeps owners, modes and links; the paths are relative, so that it does not warn.</summary>
    private void EmitRootStage()
    {
        if (_plan.Root is not { } root)
            return;

        var paths = string.Join(' ', root.Paths.Select(path => ShellText.Quote(path[1..])));
        Line();
        Line($"FROM {_plan.Strip?.Name ?? _plan.BuilderName} AS {root.Name}");
        Line("# exactly the files that run time needs; scanners will see no packages");
        if (_plan.Stage.Final.User is not null)
            Line("USER root");
        Run([
            $"mkdir {root.Directory}",
            .. root.Commands,
            $"tar -C / -cf {root.Directory}.tar {paths}",
            $"tar -C {root.Directory} -xpf {root.Directory}.tar",
        ]);
    }

    private void EmitResolveStage()
    {
        if (_plan.Resolve is not { } resolve)
            return;

        Line();
        Line($"FROM {_plan.BuilderName} AS {resolve.Name}");
        Line("# the packages whose libraries the copied programs link to, found anew in each build");
        if (_plan.Stage.Final.User is not null)
            Line("USER root");
        Run([$"{resolve.Command} > /{resolve.Name}"]);
    }

    private void EmitRuntimeStage(List<List<DockerfileItem>> blocks, Dictionary<DockerfileItem, Placement> placements)
    {
        var last = PlacementRules.LastRun(_plan.Stage.Instructions);
        var lastRun = last < 0 ? null : _plan.Stage.Instructions[last].Instruction.Syntax;
        var behind = blocks.FindIndex(block => block[^1] == lastRun) + 1;
        var early = blocks
            .Take(behind)
            .Where(block => placements.TryGetValue(block[^1], out var placement) && placement.Kind != PlacementKind.Builder)
            .ToList();
        var first = early
            .Where(block => placements[block[^1]].Instruction.Instruction is AssignmentsInstruction or MaintainerInstruction)
            .ToList();
        Line();
        var platform = _plan.Base.Platform is { } given ? $"--platform={given} " : "";
        Line($"FROM {platform}{_plan.Base.Reference}");
        foreach (var instruction in _plan.Inherited)
            Line(instruction);
        EmitArguments([.. early, .. blocks.Skip(behind)]);
        foreach (var block in first)
            EmitMoved(block, placements);
        foreach (var copy in _plan.SourceCopies)
            Line($"COPY --from={_plan.BuilderName} {Quoted(copy.Path)}");
        EmitPackages();
        EmitReplays(ReplayMoment.BeforeCopies);
        EmitCopies();
        EmitReplays(ReplayMoment.AfterCopies);
        foreach (var block in early.Except(first))
            EmitMoved(block, placements);
        foreach (var block in blocks.Skip(behind).Where(block => block[^1] is not InstructionSyntax || placements.ContainsKey(block[^1])))
            EmitMoved(block, placements);
    }

    /// <summary>ARG holds for one stage only, so those that the runtime stage mentions are said again.</summary>
    private void EmitArguments(IEnumerable<List<DockerfileItem>> blocks)
    {
        var mentioned = string.Join('\n', blocks.Select(block => _source.ToString(block[^1].FullSpan)));
        foreach (
            var placement in _plan.Placements.Where(placement =>
                placement is { Kind: PlacementKind.Builder, Instruction.Instruction: ArgInstruction }
            )
        )
        {
            var arg = (ArgInstruction)placement.Instruction.Instruction;
            if (
                arg.Arguments.Any(argument =>
                    mentioned.Contains($"${argument.Name}", StringComparison.Ordinal)
                    || mentioned.Contains($"${{{argument.Name}", StringComparison.Ordinal)
                )
            )
                _text.Append(_source.Slice(arg.Syntax.FullSpan));
        }

        EndLine();
    }

    /// <summary>An instruction that moved brings its comments; one that stays in the builder too leaves them there.</summary>
    private void EmitMoved(List<DockerfileItem> block, Dictionary<DockerfileItem, Placement> placements)
    {
        var stays = placements.TryGetValue(block[^1], out var placement) && placement.Kind == PlacementKind.Both;
        foreach (var item in stays ? [block[^1]] : block)
            _text.Append(_source.Slice(item.FullSpan));
        EndLine();
    }

    private void EmitPackages()
    {
        var installs = _plan.Installs.ToList();
        if (installs.Count == 0)
            return;

        Line(
            installs.Exists(package => package.Requested)
                ? "# packages that run time needs"
                : "# libraries that the copied programs link to"
        );
        var before = _plan.Replays.Where(replay => replay.Moment == ReplayMoment.BeforePackages).Select(replay => replay.Command);
        var names = installs.Where(package => _plan.Resolve?.Replaces.Contains(package.Name) != true).Select(package => package.Specification);
        if (_plan.Resolve is not { Name: var list })
        {
            Run([.. before, .. InstallCommands(installs[0].Manager, names)]);

            return;
        }

        var listed = string.Join(' ', names.Prepend($"$(cat /mnt/{list})"));
        Run([.. before, .. InstallCommands(installs[0].Manager, [listed])], $"--mount=type=bind,from={list},source=/{list},target=/mnt/{list} ");
    }

    private static IEnumerable<string> InstallCommands(PackageManager manager, IEnumerable<string> packages)
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

    private void EmitReplays(ReplayMoment moment)
    {
        var commands = _plan.Replays.Where(replay => replay.Moment == moment).ToList();
        if (commands.Count == 0)
            return;

        Line("# " + string.Join("; ", commands.Select(replay => replay.Evidence.Reason).Distinct(StringComparer.Ordinal)));
        Run([.. commands.Select(replay => replay.Command)]);
    }

    private void Run(ImmutableArray<string> commands, string flags = "") =>
        Line($"RUN {flags}{string.Join($" && {_model.Syntax.Escape}{_line}    ", commands)}");

    private void EmitCopies()
    {
        if (_plan.Root is { } root)
        {
            Line($"COPY --from={root.Name} {root.Directory}/ /");

            return;
        }

        var stage = _plan.Strip?.Name ?? _plan.BuilderName;
        var groups = _plan.Copies.GroupBy(copy => copy.IsDirectory ? (copy.Path, copy.Owner) : (ContainerPath.Parent(copy.Path) + "/", copy.Owner));
        foreach (var group in groups)
        {
            var owner = group.Key.Owner is null ? "" : $"--chown={group.Key.Owner} ";
            Line($"COPY --from={stage} {owner}{Operands([.. group.Select(copy => copy.Path)], group.Key.Item1)}");
        }
    }

    /// <summary>Files of one directory go in one line; a single path is its own destination.</summary>
    private static string Operands(ImmutableArray<string> sources, string directory)
    {
        if (sources is [var only])
            return Quoted(only);

        ImmutableArray<string> words = [.. sources.Select(Escaped), directory];

        return words.Any(word => word.Contains(' ', StringComparison.Ordinal))
            ? $"[{string.Join(", ", words.Select(word => $"\"{word}\""))}]"
            : string.Join(' ', words);
    }

    /// <summary>Source and destination are the same path; the JSON form where it holds a blank.</summary>
    private static string Quoted(string path) =>
        path.Contains(' ', StringComparison.Ordinal) ? $"[\"{Escaped(path)}\", \"{path}\"]" : $"{Escaped(path)} {path}";

    /// <summary>Sources of COPY are patterns (Go's filepath.Match), in which a bracket begins a set of characters.</summary>
    private static string Escaped(string path) =>
        path.Replace("[", "[[]", StringComparison.Ordinal)
            .Replace("*", "[*]", StringComparison.Ordinal)
            .Replace("?", "[?]", StringComparison.Ordinal);
}
