using DockerSplit.Core.Tests.Description;
using DockerSplit.Facts;
using FsCheck;
using FsCheck.Fluent;
using FsCheck.Xunit;

namespace DockerSplit.Core.Tests.Oracles;

/// <summary>What a chain of file commands leaves is what a shell leaves that runs it. A failure prints the smallest chain.</summary>
public sealed class FileAgreementTests
{
    private static readonly string[] Names = ["a", "b", "c"];

    private static Gen<string> Command() =>
        from x in Gen.Elements(Names)
        from y in Gen.Elements(Names)
        from form in Gen.Elements(
            "mkdir {0}",
            "mkdir -p {0}/{1}",
            "touch {0}",
            "touch {0}/{1}",
            "mkdir -p {0} && touch {0}/{1}",
            "cp {0} {1}",
            "cp -r {0} {1}",
            "cp {0} d/{1}",
            "mv {0} {1}",
            "mv {0} d",
            "rm -rf {0}",
            "rm {0}",
            "rmdir {0}",
            "ln -s {0} {1}",
            "ln -sf {0} {1}",
            "ln -sfn {0} {1}",
            "install -d {0}/e",
            "install -D a d/{1}",
            "cd d && touch {1} && cd ..",
            "(cd d && mkdir -p {0})"
        )
        select string.Format(System.Globalization.CultureInfo.InvariantCulture, form, x, y);

    private static Arbitrary<string> Chains() =>
        Command().NonEmptyListOf().Select(commands => "mkdir d && " + string.Join(" && ", commands.Take(6))).ToArbitrary();

    [Property(MaxTest = 300)]
    public Property A_chain_leaves_what_a_shell_leaves() =>
        Prop.ForAll(Chains(), chain => ByShell(chain) is not { } expected || expected == ByDescription(chain));

    [Theory]
    [InlineData("mkdir d && touch a && cp a d/ && mv d e")]
    [InlineData("mkdir -p a/b/c && touch a/b/c/d && cp -r a/b x && rm -rf a/b/c")]
    [InlineData("mkdir a && touch a/x a/y && mkdir b && mv a/* b && rmdir a")]
    [InlineData("mkdir a && ln -s a b && touch b/c && rm b && touch a/d")]
    [InlineData("mkdir a b && touch a/x && cp -r a/. b && cp -r a b")]
    [InlineData("touch a && ln a b && ln -s b c && rm a && cp c d")]
    [InlineData("for i in a b; do mkdir -p $i/x; touch $i/x/f; done && mv a/x b/y")]
    [InlineData("mkdir -p a/b && cd a/b && touch c && cd ../.. && cp -r a d && cd d && rm -r b")]
    [InlineData("umask 022; mkdir a; (cd a; touch b; mkdir c; cd c; touch d); mv a/c e")]
    [InlineData("mkdir a-1.0 && touch a-1.0/x && mv a-* a && ln -s a/x y")]
    [InlineData("touch x.tar y.tar z && mkdir t && mv *.tar t && rm t/x.*")]
    [InlineData("install -d a/b c && touch a/b/f && install -m 644 a/b/f c/g && install a/b/f c")]
    public void A_known_chain_does_too(string chain)
    {
        Assert.SkipUnless(OracleProcess.Exists("dash"), "dash is not installed");

        Assert.Equal(ByShell(chain), ByDescription(chain));
    }

    /// <summary>What is there, as <see cref="ByDescription"/> tells it; null where the chain fails, or there is no shell to ask.</summary>
    private static string? ByShell(string chain)
    {
        if (!OracleProcess.Exists("dash"))
            return null;

        var folder = Directory.CreateTempSubdirectory("chain");
        try
        {
            var (exitCode, output, _) = OracleProcess.Run(
                "dash",
                $"cd '{folder.FullName}' && {{ {chain}\n}} && cd '{folder.FullName}' && find . -mindepth 1 -printf '%y %P %l\\n'"
            );

            return exitCode == 0
                ? string.Join(' ', output.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(Line).Order(StringComparer.Ordinal))
                : null;
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static string Line(string found) =>
        found.Split(' ') switch
        {
            ["d", var path, ..] => path + "/",
            ["l", var path, var target, ..] => $"{path}->{target}",
            [_, var path, ..] => path,
            _ => found,
        };

    private static string ByDescription(string chain) =>
        string.Join(
            ' ',
            Described
                .Run(chain)
                .Left.Where(file => file.Path.StartsWith("/w/", StringComparison.Ordinal))
                .Select(file =>
                    file.Kind switch
                    {
                        FileKind.Directory => file.Path[3..] + "/",
                        FileKind.SymbolicLink => $"{file.Path[3..]}->{file.LinkTarget}",
                        _ => file.Path[3..],
                    }
                )
                .Order(StringComparer.Ordinal)
        );
}
