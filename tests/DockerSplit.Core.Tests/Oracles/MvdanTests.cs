using System.Text;
using System.Text.Json;
using DockerSplit.Syntax.Shell;
using DockerSplit.Testing;
using DockerSplit.Text;

namespace DockerSplit.Core.Tests.Oracles;

/// <summary>The simple commands of the corpus, word by word, are those that an independent parser finds (tests/oracles).</summary>
public sealed class MvdanTests
{
    private static string Folder => Path.Combine(Repository.Root, "tests", "oracles");

    [Fact]
    public void The_simple_commands_of_the_corpus_agree_with_an_independent_parser()
    {
        Assert.SkipUnless(OracleProcess.Exists("node"), "Node.js is not installed");
        Assert.SkipUnless(Directory.Exists(Path.Combine(Folder, "node_modules")), "run tests/oracles/install to get the other parser");
        Assert.SkipWhen(CorpusPrograms.All.IsEmpty, "the corpus of real Dockerfiles is not beside the project");
        var programs = CorpusPrograms.All;
        var input = JsonSerializer.Serialize(programs.Select(program => program.Text.Text));
        var answers = JsonDocument.Parse(OracleProcess.Run("node", input, Path.Combine(Folder, "mvdan-words.js")).Output).RootElement;

        Assert.Equal(programs.Length, answers.GetArrayLength());
        Assert.Empty(programs.Zip(answers.EnumerateArray(), Difference).OfType<string>());
    }

    private static string? Difference(CorpusProgram program, JsonElement answer)
    {
        if (answer.TryGetProperty("error", out var error))
            return $"{program.Name}: the other parser refuses it: {error.GetString()}";

        var theirs = Theirs(program.Text.Text, answer.GetProperty("commands"));
        var ours = Ours(program.Text);

        return theirs.SequenceEqual(ours) ? null : $"{program.Name}:\n{TextDiff.Of(string.Join('\n', theirs), string.Join('\n', ours))}";
    }

    private static List<string> Theirs(string text, JsonElement commands)
    {
        var bytes = Encoding.UTF8.GetBytes(text);
        string Word(JsonElement span)
        {
            var (start, end) = (span[0].GetInt32(), span[1].GetInt32());

            return $"{Encoding.UTF8.GetCharCount(bytes, 0, start)} {Encoding.UTF8.GetString(bytes, start, end - start)}";
        }

        return [.. commands.EnumerateArray().Select(command => string.Join(" | ", command.EnumerateArray().Select(Word)))];
    }

    private static List<string> Ours(LogicalText text)
    {
        var script = ShellScript.Parse(text, ShellDialect.Bash);

        return
        [
            .. script
                .Statements.SelectMany(statement => statement.DescendantsAndSelf())
                .OfType<SimpleCommand>()
                .Select(command => command.Assignments.AsEnumerable<ShellNode>().Concat(command.Words).ToList())
                .Where(words => words.Count > 0)
                .OrderBy(words => words[0].Span.Start)
                .Select(words => string.Join(" | ", words.Select(word => $"{word.Span.Start} {script.TextOf(word)}"))),
        ];
    }
}
