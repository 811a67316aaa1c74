using System.Collections.Immutable;
using DockerSplit.Diagnostics;
using DockerSplit.Text;

namespace DockerSplit.Syntax.Dockerfile.Instructions;

/// <summary>Reads the meaning of an instruction from its syntax. What cannot be read gives a diagnostic and no instruction.</summary>
public static class InstructionReader
{
    /// <summary>The instruction, or null when its keyword is unknown or its arguments are malformed (a diagnostic says so).</summary>
    public static Instruction? Read(InstructionSyntax syntax, ImmutableArray<Diagnostic>.Builder diagnostics)
    {
        var text = syntax.Arguments.Text;
        if (text.Length == 0)
            return null;

        return syntax.Keyword switch
        {
            "FROM" => ReadFrom(syntax, diagnostics),
            "RUN" => new RunInstruction(
                syntax,
                CommandReader.Read(syntax),
                [.. syntax.Flags.Where(flag => flag.Name == "mount").Select(ReadMount)]
            ),
            "COPY" or "ADD" => ReadCopy(syntax, diagnostics),
            "ENV" => ReadAssignments(syntax, diagnostics),
            "LABEL" => ReadAssignments(syntax, diagnostics),
            "ARG" => ReadArg(syntax),
            "WORKDIR" => new WorkdirInstruction(syntax, text),
            "USER" => new UserInstruction(syntax, text),
            "EXPOSE" => new ExposeInstruction(syntax, [.. Texts(syntax)]),
            "VOLUME" => new VolumeInstruction(syntax, syntax.Json ?? [.. Texts(syntax)]),
            "CMD" => new CmdInstruction(syntax, CommandReader.Read(syntax)),
            "ENTRYPOINT" => new EntrypointInstruction(syntax, CommandReader.Read(syntax)),
            "SHELL" => ReadShell(syntax, diagnostics),
            "HEALTHCHECK" => new HealthcheckInstruction(syntax, CommandReader.ReadHealthcheck(syntax)),
            "STOPSIGNAL" => new StopsignalInstruction(syntax, text),
            "MAINTAINER" => new MaintainerInstruction(syntax, text),
            "ONBUILD" => ReadOnbuild(syntax, diagnostics),
            _ => null,
        };
    }

    private static IEnumerable<string> Texts(InstructionSyntax syntax) => WordSplitter.Blanks(syntax.Arguments).Select(word => word.Text);

    private static string? Flag(InstructionSyntax syntax, string name) => syntax.Flags.FirstOrDefault(flag => flag.Name == name)?.Value;

    private static FromInstruction? ReadFrom(InstructionSyntax syntax, ImmutableArray<Diagnostic>.Builder diagnostics)
    {
        var words = WordSplitter.Blanks(syntax.Arguments).ToList();
        if (words.Count is not (1 or 3) || (words.Count == 3 && !words[1].Text.Equals("as", StringComparison.OrdinalIgnoreCase)))
        {
            diagnostics.Add(DockerfileDescriptors.BadFrom.At(syntax.Arguments.Source, syntax.Span));

            return null;
        }

        var alias = words.Count == 3 ? words[2] : (WordSplitter.Word?)null;

        return new(syntax, words[0].Text, words[0].Source, Flag(syntax, "platform"), alias?.Text, alias?.Source);
    }

    private static CopyInstruction? ReadCopy(InstructionSyntax syntax, ImmutableArray<Diagnostic>.Builder diagnostics)
    {
        var words = syntax.Json ?? [.. Texts(syntax)];
        if (words.Length < 2)
        {
            diagnostics.Add(
                DockerfileDescriptors.MissingArguments.At(
                    syntax.Arguments.Source,
                    syntax.Span,
                    syntax.Keyword,
                    "at least one source and a destination"
                )
            );

            return null;
        }

        var sources = words[..^1].Where(word => syntax.Heredocs.All(heredoc => !word.StartsWith("<<", StringComparison.Ordinal)));

        return new(
            syntax,
            syntax.Keyword == "ADD",
            Flag(syntax, "from"),
            [.. sources],
            words[^1],
            Flag(syntax, "chown"),
            Flag(syntax, "chmod")
        );
    }

    private static AssignmentsInstruction? ReadAssignments(InstructionSyntax syntax, ImmutableArray<Diagnostic>.Builder diagnostics)
    {
        var words = WordSplitter.Quoted(syntax.Arguments).ToList();
        if (words[0].Text.Contains('=', StringComparison.Ordinal))
            return new(syntax, syntax.Keyword == "LABEL", [.. words.Select(ReadPair)]);

        var rest = syntax.Arguments.Text[words[0].Span.End..].TrimStart();
        if (rest.Length > 0)
            return new(syntax, syntax.Keyword == "LABEL", [new(words[0].Text, rest, syntax.Span)]);

        diagnostics.Add(
            DockerfileDescriptors.MissingArguments.At(syntax.Arguments.Source, syntax.Span, syntax.Keyword, "a name and a value")
        );

        return null;
    }

    private static NameValue ReadPair(WordSplitter.Word word)
    {
        var equals = word.Text.IndexOf('=');

        return equals < 0 ? new(word.Text, "", word.Source) : new(word.Text[..equals], word.Text[(equals + 1)..], word.Source);
    }

    private static ArgInstruction ReadArg(InstructionSyntax syntax) =>
        new(
            syntax,
            [
                .. WordSplitter
                    .Quoted(syntax.Arguments)
                    .Select(word =>
                    {
                        var pair = ReadPair(word);

                        return new ArgDeclaration(
                            pair.Name,
                            word.Text.Contains('=', StringComparison.Ordinal) ? pair.RawValue : null,
                            word.Source
                        );
                    }),
            ]
        );

    private static ShellInstruction? ReadShell(InstructionSyntax syntax, ImmutableArray<Diagnostic>.Builder diagnostics)
    {
        if (syntax.Json is { IsEmpty: false } words)
            return new(syntax, words);

        diagnostics.Add(DockerfileDescriptors.MissingArguments.At(syntax.Arguments.Source, syntax.Span, "SHELL", "a JSON array of words"));

        return null;
    }

    private static OnbuildInstruction? ReadOnbuild(InstructionSyntax syntax, ImmutableArray<Diagnostic>.Builder diagnostics)
    {
        var line = syntax.Arguments;
        var keyword = WordSplitter.Blanks(line).First();
        var rest = line.Text.AsSpan(keyword.Span.End);
        var start = keyword.Span.End + rest.Length - rest.TrimStart().Length;
        var inner = new InstructionSyntax(
            syntax.FullSpan,
            syntax.Span,
            keyword.Text.ToUpperInvariant(),
            keyword.Source,
            [],
            line.Slice(TextSpan.FromBounds(start, line.Text.Length)),
            null,
            [],
            syntax.Heredocs
        );

        return Read(inner, diagnostics) is { } trigger ? new(syntax, trigger) : null;
    }

    private static RunMount ReadMount(FlagSyntax flag)
    {
        var options = flag
            .Value.Split(',', StringSplitOptions.RemoveEmptyEntries)
            .Select(pair => pair.Split('=', 2))
            .GroupBy(pair => pair[0].ToLowerInvariant(), StringComparer.Ordinal)
            .ToImmutableDictionary(group => group.Key, group => group.Last() is [_, var value] ? value : "", StringComparer.Ordinal);
        string? Get(params ReadOnlySpan<string> names)
        {
            foreach (var name in names)
            {
                if (options.TryGetValue(name, out var value))
                    return value;
            }

            return null;
        }

        return new(Get("type") ?? "bind", Get("target", "dst", "destination"), Get("source", "src"), Get("from"), options, flag.Span);
    }
}
