using System.Collections.Immutable;
using DockerSplit.Semantics;
using DockerSplit.Syntax.Dockerfile;
using DockerSplit.Syntax.Dockerfile.Instructions;
using DockerSplit.Syntax.Shell;
using DockerSplit.Testing;

namespace DockerSplit.Core.Tests.Syntax;

public sealed class CorpusTests
{
    private static string Corpus => Repository.Shared is { } shared ? Path.Combine(shared, "corpus", "dockerfiles") : "";

    public static TheoryData<string> Dockerfiles() =>
        Directory.Exists(Corpus)
            ? [.. Directory.EnumerateFiles(Corpus).Select(file => Path.GetFileName(file)).Order(StringComparer.Ordinal)]
            : [""];

    private static string Read(string file)
    {
        Assert.SkipWhen(file.Length == 0, "the corpus of real Dockerfiles is not beside the project");

        return File.ReadAllText(Path.Combine(Corpus, file));
    }

    [Theory]
    [MemberData(nameof(Dockerfiles))]
    public void A_real_Dockerfile_prints_back_to_the_letter(string file)
    {
        var text = Read(file);

        Assert.Equal(text, DockerfileSyntax.Parse(new(text)).ToFullString());
    }

    [Theory]
    [MemberData(nameof(Dockerfiles))]
    public void A_real_Dockerfile_is_read_without_an_error(string file)
    {
        var model = DockerfileModel.Create(DockerfileSyntax.Parse(new(Read(file), file)), ImmutableDictionary<string, string>.Empty);

        Assert.Empty(model.Diagnostics.Select(diagnostic => diagnostic.ToString()));
    }

    [Theory]
    [MemberData(nameof(Dockerfiles))]
    public void Every_RUN_of_a_real_Dockerfile_is_a_shell_program_without_an_error(string file)
    {
        var model = DockerfileModel.Create(DockerfileSyntax.Parse(new(Read(file), file)), ImmutableDictionary<string, string>.Empty);
        var problems = model
            .Stages.SelectMany(stage => stage.Instructions)
            .Where(instruction =>
                instruction.Before.Shell[0] is var shell
                && !shell.Contains("powershell", StringComparison.OrdinalIgnoreCase)
                && !shell.Contains("cmd", StringComparison.OrdinalIgnoreCase)
            )
            .Select(instruction => instruction.Instruction)
            .OfType<RunInstruction>()
            .Select(run => run.Command)
            .OfType<ShellForm>()
            .SelectMany(form => ShellScript.Parse(form.Text, ShellDialect.Bash).Diagnostics)
            .Select(diagnostic => diagnostic.ToString());

        Assert.Empty(problems);
    }
}
