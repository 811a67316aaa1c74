using System.Collections.Immutable;
using DockerSplit.Analysis;
using DockerSplit.Composition;
using DockerSplit.Semantics;
using DockerSplit.Syntax.Dockerfile;
using DockerSplit.Syntax.Shell;
using DockerSplit.Text;
using FsCheck;
using FsCheck.Fluent;
using FsCheck.Xunit;

namespace DockerSplit.Core.Tests.Syntax;

/// <summary>Properties over generated text. A failure prints the seed and the smallest text that fails.</summary>
public sealed class PropertyTests
{
    private static readonly string[] Pieces =
    [
        "FROM a",
        "RUN ",
        "COPY ",
        "ENV A=",
        "ARG B",
        "ONBUILD ",
        "HEALTHCHECK CMD ",
        "# escape=`",
        "#",
        "\n",
        "\n",
        "\r\n",
        "\\\n",
        "\\ \n",
        "`\n",
        " ",
        "\t",
        "a",
        "b c",
        "--mount=type=bind ",
        "--",
        "=",
        "[\"a\", \"b\"]",
        "[",
        "]",
        "<<EOF",
        "<<-'X'",
        "\nEOF\n",
        "\n\tX\n",
        "\uFEFF",
        "é",
        "\ud800",
        "'",
        "\"",
        "$",
        "${A:-b}",
        "${",
        "}",
        "$(",
        ")",
        "(",
        "$((",
        "))",
        "`",
        "\\",
        ";",
        "&",
        "&&",
        "||",
        "|",
        "<",
        ">",
        ">>",
        "<(",
        "2>&1",
        "if ",
        "then ",
        "fi",
        "for x in ",
        "do ",
        "done",
        "case x in ",
        "esac",
        ";;",
        "{ ",
        "[[ ",
        " ]]",
        "f() ",
        "function g ",
        "coproc ",
        "time ",
        "! ",
        "a=(",
        "a[1]=",
        "$'",
        "*",
        "{a,b}",
        "~",
    ];

    private static Arbitrary<string> Texts() => Gen.Elements(Pieces).ListOf().Select(pieces => string.Concat(pieces)).ToArbitrary();

    /// <summary>Programs that are well-formed by construction.</summary>
    private static Gen<string> Program(int size)
    {
        var simple = Gen.Elements("a", "a b", "a 'b c' \"$d\"", "A=1 b", "a > b 2>&1", "a $(b `c`)", "a ${b:-c}", "cd /a", "a \\\n b");
        if (size <= 0)
            return simple;

        var inner = Program(size / 2);

        return Gen.OneOf(
            simple,
            from left in inner
            from operation in Gen.Elements(" && ", " || ", "; ", "\n", " | ")
            from right in inner
            select left + operation + right,
            from body in inner
            from frame in Gen.Elements(
                ("(", ")"),
                ("{ ", "; }"),
                ("if a; then ", "; fi"),
                ("for x in a b; do ", "; done"),
                ("case a in b) ", ";; esac"),
                ("while a; do ", "; done"),
                ("a \"$(", ")\"")
            )
            select frame.Item1 + body + frame.Item2
        );
    }

    [Property(MaxTest = 500)]
    public Property Any_Dockerfile_prints_back_to_the_letter() =>
        Prop.ForAll(Texts(), text => DockerfileSyntax.Parse(new(text)).ToFullString() == text);

    [Property(MaxTest = 500)]
    public Property The_nodes_of_any_Dockerfile_lie_side_by_side_and_hold_what_they_are_made_of() =>
        Prop.ForAll(
            Texts(),
            text =>
            {
                var tree = DockerfileSyntax.Parse(new(text));

                return string.Concat(tree.Items.Select(item => tree.Source.ToString(item.FullSpan))) == text
                    && tree.Instructions.All(instruction => PlacesOf(instruction).All(instruction.FullSpan.Contains));
            }
        );

    private static IEnumerable<TextSpan> PlacesOf(InstructionSyntax instruction) =>
        [
            instruction.Span,
            instruction.KeywordSpan,
            instruction.Arguments.ToSource(new TextSpan(0, instruction.Arguments.Text.Length)),
            .. instruction.Flags.Select(flag => flag.Span),
            .. instruction.Comments,
            .. instruction.Heredocs.Select(heredoc => heredoc.Body),
        ];

    [Property(MaxTest = 500)]
    public Property Any_Dockerfile_is_read_and_analysed_without_an_exception() =>
        Prop.ForAll(
            Texts(),
            text =>
            {
                var model = DockerfileModel.Create(DockerfileSyntax.Parse(new(text)), ImmutableDictionary<string, string>.Empty);
                foreach (var stage in model.Stages)
                    StageAnalyzer.Analyze(stage, ShippedCommands.Catalog, null);
            }
        );

    [Property(MaxTest = 500)]
    public Property Any_shell_program_is_read_without_an_exception_and_its_nodes_lie_inside_of_their_parents() =>
        Prop.ForAll(
            Texts(),
            text =>
                new[] { ShellDialect.Posix, ShellDialect.Bash }
                    .Select(dialect => ShellScript.Parse(LogicalText.Of(text), dialect))
                    .All(script => script.HasErrors || script.Statements.All(IsNested))
        );

    /// <summary>A here-document's body stands behind its operator's line, and so outside of the command.</summary>
    private static bool IsNested(ShellNode node) =>
        node.Children.All(child =>
            (child is HereDocument || node is Redirection or HereDocument || node.Span.Contains(child.Span)) && IsNested(child)
        );

    [Property(MaxTest = 500)]
    public Property A_well_formed_program_is_accepted_and_its_statements_cover_it() =>
        Prop.ForAll(
            Gen.Sized(size => Program(Math.Min(size, 16))).ToArbitrary(),
            program =>
            {
                var script = ShellScript.Parse(LogicalText.Of(program));
                var covered = script.Statements.Sum(statement => statement.Span.Length);
                var blanks = program.Count(char.IsWhiteSpace);

                return !script.HasErrors && covered >= program.Length - blanks;
            }
        );

    [Property(MaxTest = 500)]
    public Property A_well_formed_program_keeps_its_commands_when_lines_are_continued_in_a_Dockerfile() =>
        Prop.ForAll(
            Gen.Sized(size => Program(Math.Min(size, 16))).Where(program => !program.Contains('\n')).ToArbitrary(),
            program =>
            {
                var folded = program.Replace(" && ", " \\\n  # why\n && ", StringComparison.Ordinal);
                var run = DockerfileSyntax.Parse(new($"FROM a\nRUN {folded}\n")).Instructions.Last();

                return Words(ShellScript.Parse(run.Arguments)).SequenceEqual(Words(ShellScript.Parse(LogicalText.Of(program))));
            }
        );

    private static IEnumerable<string> Words(ShellScript script) =>
        script
            .Statements.SelectMany(statement => statement.DescendantsAndSelf())
            .OfType<Word>()
            .Select(word => WithoutBlanks(script.TextOf(word)));

    /// <summary>A continued line brings its indentation along, even into a word.</summary>
    private static string WithoutBlanks(string text) => string.Concat(text.Where(c => c != ' '));
}
