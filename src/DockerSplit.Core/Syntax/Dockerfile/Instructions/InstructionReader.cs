using System.Collections.Immutable;
using DockerSplit.Diagnostics;
using DockerSplit.Text;

namespace DockerSplit.Syntax.Dockerfile.Instructions;

/// <summary>Reads the meaning of an instruction from its syntax. What cannot be read gives a diagnostic and no instruction.</summary>
public sealed partial class InstructionReader
{
    private readonly ImmutableArray<Diagnostic>.Builder _diagnostics;
    private readonly char _escape;

    private InstructionReader(ImmutableArray<Diagnostic>.Builder diagnostics, char escape) =>
        (_diagnostics, _escape) = (diagnostics, escape);

    /// <summary>The instruction, or null when its keyword is unknown or its arguments are malformed (a diagnostic says so).</summary>
    /// <param name="escape">The file's escape character.</param>
    public static Instruction? Read(InstructionSyntax syntax, ImmutableArray<Diagnostic>.Builder diagnostics, char escape = '\\') =>
        new InstructionReader(diagnostics, escape).Read(syntax);

    private Instruction? Read(InstructionSyntax syntax)
    {
        CheckFlags(syntax);
        var text = syntax.Arguments.Text;
        if (text.Length == 0)
            return null;

        return syntax.Keyword switch
        {
            "FROM" => ReadFrom(syntax),
            "RUN" => new RunInstruction(syntax, CommandReader.Read(syntax), ReadMounts(syntax)),
            "COPY" or "ADD" => ReadCopy(syntax),
            "ENV" or "LABEL" => ReadAssignments(syntax),
            "ARG" => new ArgInstruction(syntax, [.. WordSplitter.Quoted(syntax.Arguments, _escape).Select(ReadDeclaration)]),
            "WORKDIR" => new WorkdirInstruction(syntax, text),
            "USER" => new UserInstruction(syntax, text),
            "EXPOSE" => new ExposeInstruction(syntax, [.. Texts(syntax)]),
            "VOLUME" => new VolumeInstruction(syntax, syntax.Json ?? [.. Texts(syntax)]),
            "CMD" => new CmdInstruction(syntax, CommandReader.Read(syntax)),
            "ENTRYPOINT" => new EntrypointInstruction(syntax, CommandReader.Read(syntax)),
            "SHELL" => ReadShell(syntax),
            "HEALTHCHECK" => ReadHealthcheck(syntax),
            "STOPSIGNAL" => new StopsignalInstruction(syntax, text),
            "MAINTAINER" => new MaintainerInstruction(syntax, text),
            "ONBUILD" => ReadOnbuild(syntax),
            _ => null,
        };
    }

    /// <summary>Reports what an instruction lacks, and gives the null that stands for it.</summary>
    private void ReportMissing(InstructionSyntax syntax, string? expected = null) =>
        Report(DockerfileDescriptors.MissingArguments, syntax, syntax.Span, syntax.Keyword, expected ?? Keywords.Expected(syntax.Keyword));

    private void Report(DiagnosticDescriptor descriptor, InstructionSyntax syntax, TextSpan span, params object[] arguments) =>
        _diagnostics.Add(descriptor.At(syntax.Arguments.Source, span, arguments));

    private void CheckFlags(InstructionSyntax syntax)
    {
        if (!Keywords.IsKnown(syntax.Keyword))
            return;

        var known = Flags.Of(syntax.Keyword);
        foreach (var flag in syntax.Flags)
        {
            if (known.Contains(flag.Name))
                continue;

            var takes = known.Length == 0 ? "no flags" : string.Join(' ', known.Select(name => "--" + name));
            Report(DockerfileDescriptors.UnknownFlag, syntax, flag.Span, flag.Name, syntax.Keyword, takes);
        }
    }

    private static IEnumerable<string> Texts(InstructionSyntax syntax) => WordSplitter.Blanks(syntax.Arguments).Select(word => word.Text);

    private static string? Flag(InstructionSyntax syntax, string name) => syntax.Flags.FirstOrDefault(flag => flag.Name == name)?.Value;

    private FromInstruction? ReadFrom(InstructionSyntax syntax)
    {
        var words = WordSplitter.Blanks(syntax.Arguments).ToList();
        if (words.Count is not (1 or 3) || (words.Count == 3 && !words[1].Text.Equals("as", StringComparison.OrdinalIgnoreCase)))
        {
            Report(DockerfileDescriptors.BadFrom, syntax, syntax.Span);

            return null;
        }

        var alias = words.Count == 3 ? words[2] : (WordSplitter.Word?)null;

        return new(syntax, words[0].Text, words[0].Source, Flag(syntax, "platform"), alias?.Text, alias?.Source);
    }

    private CopyInstruction? ReadCopy(InstructionSyntax syntax)
    {
        var words = syntax.Json ?? [.. Texts(syntax)];
        if (words.Length < 2)
        {
            ReportMissing(syntax);

            return null;
        }

        var sources = syntax.Heredocs.IsEmpty ? words[..^1] : words[..^1].Where(word => !OpensHeredoc(word));

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

    private static bool OpensHeredoc(string word) => word.AsSpan().TrimStart("0123456789").StartsWith("<<");

    private ShellInstruction? ReadShell(InstructionSyntax syntax)
    {
        if (syntax.Json is { IsEmpty: false } words)
            return new(syntax, words);

        ReportMissing(syntax);

        return null;
    }

    /// <summary><c>NONE</c> stands alone; <c>CMD</c> is followed by either form.</summary>
    private HealthcheckInstruction? ReadHealthcheck(InstructionSyntax syntax)
    {
        var words = WordSplitter.Blanks(syntax.Arguments).Take(2).ToList();
        if (words is [{ Text: var only }] && only.Equals("NONE", StringComparison.OrdinalIgnoreCase))
            return new(syntax, null);

        if (words.Count == 2 && words[0].Text.Equals("CMD", StringComparison.OrdinalIgnoreCase))
            return new(syntax, CommandReader.ReadFrom(syntax.Arguments, words[1].Span.Start));

        Report(DockerfileDescriptors.BadHealthcheck, syntax, syntax.Span);

        return null;
    }

    private OnbuildInstruction? ReadOnbuild(InstructionSyntax syntax)
    {
        var trigger = syntax.Trigger!;
        if (trigger.Keyword is "ONBUILD" or "FROM" or "MAINTAINER" || !Keywords.IsKnown(trigger.Keyword))
        {
            Report(DockerfileDescriptors.BadTrigger, syntax, trigger.KeywordSpan, trigger.Keyword);

            return null;
        }

        if (trigger.Arguments.Text.Length == 0)
            ReportMissing(trigger);

        return Read(trigger) is { } read ? new(syntax, read) : null;
    }
}
