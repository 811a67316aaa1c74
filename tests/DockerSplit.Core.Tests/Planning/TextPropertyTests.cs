using System.Collections.Immutable;
using DockerSplit.Core.Tests.Description;
using DockerSplit.Planning;
using DockerSplit.Semantics;
using DockerSplit.Syntax.Dockerfile;
using FsCheck;
using FsCheck.Fluent;
using FsCheck.Xunit;

namespace DockerSplit.Core.Tests.Planning;

/// <summary>What holds for the plan of any Dockerfile by its text. A failure prints the seed and the smallest file that fails.</summary>
public sealed class TextPropertyTests
{
    private static readonly MemoryContext Context = new(
        ("a.c", "int main(void) { return 0; }\n"),
        ("run.sh", "#!/bin/sh\nexec x\n"),
        ("d/e", "")
    );

    /// <summary>Commands of which each stands for itself, wherever it runs.</summary>
    private static readonly string[] Commands =
    [
        "apt-get update",
        "apt-get install -y --no-install-recommends gcc libssl-dev",
        "apt-get install -y nginx",
        "gcc -o /usr/local/bin/x /a.c",
        "make -C /src install DESTDIR=/opt/m",
        "mkdir -p /opt/app/data",
        "touch /opt/app/data/f",
        "cp /usr/local/bin/x /opt/app/x",
        "ln -s /opt/app/x /usr/local/bin/y",
        "useradd -r -u 77 app",
        "chown -R app /opt/app",
        "chmod 700 /opt/app",
        "rm -rf /var/lib/apt/lists/*",
        "rm -f /etc/nginx/sites-enabled/default",
        "git clone https://example.org/r /src",
        "wget -O /opt/app/z https://example.org/z",
        "echo a > /etc/app.conf",
        "sed -i s/a/b/ /etc/nginx/nginx.conf",
        "pip3 install x",
        "apt-get purge -y gcc",
        "mystery --now",
    ];

    private static readonly string[] Others =
    [
        "ENV MODE=a",
        "ARG V=1",
        "WORKDIR /opt/app",
        "COPY a.c /",
        "COPY . /src",
        "COPY run.sh /usr/local/bin/",
        "ADD https://example.org/b.tgz /tmp/",
        "LABEL k=v",
        "USER app",
        "EXPOSE 80",
        "VOLUME /data",
        "STOPSIGNAL SIGINT",
        "HEALTHCHECK CMD x --ok",
        "SHELL [\"/bin/sh\", \"-ec\"]",
        "ONBUILD RUN x",
    ];

    private static readonly string[] Ends =
    [
        "CMD [\"x\"]",
        "CMD [\"nginx\", \"-g\", \"daemon off;\"]",
        "ENTRYPOINT [\"/usr/local/bin/run.sh\"]",
        "CMD exec /opt/app/x",
        "CMD [\"/opt/m/usr/local/bin/m\"]",
        "",
    ];

    private static readonly string[] Images =
    [
        "debian:12",
        "debian:bookworm-slim",
        "ubuntu:22.04",
        "alpine:3.20",
        "python:3.12",
        "golang:1.22",
        "example.org/own:1",
        "scratch",
    ];

    private static Gen<string> Instruction() =>
        Gen.OneOf(
            Gen.Elements(Others),
            Gen.Elements(Commands).Select(command => "RUN " + command),
            Gen.Elements(Commands).NonEmptyListOf().Select(commands => "RUN " + string.Join(" && ", commands.Take(5))),
            Gen.Elements(Commands).Select(command => $"RUN if test -n \"$V\"; then {command}; fi")
        );

    private static Arbitrary<string[]> Files() =>
        (
            from image in Gen.Elements(Images)
            from instructions in Instruction().ListOf()
            from end in Gen.Elements(Ends)
            select (string[])["FROM " + image, .. instructions.Take(12), end]
        ).ToArbitrary();

    private static string Text(IEnumerable<string> lines) => string.Join('\n', lines) + "\n";

    [Property(MaxTest = 300)]
    public Property A_plan_is_made_without_an_exception_and_the_same_each_time() =>
        Prop.ForAll(Files(), lines => ByText.Runtime(Text(lines), Context) == ByText.Runtime(Text(lines), Context));

    [Property(MaxTest = 300)]
    public Property A_split_keeps_the_original_to_the_byte_and_can_be_read_again() =>
        Prop.ForAll(
            Files(),
            lines =>
            {
                if (ByText.Split(Text(lines), Context, new() { Guess = true }) is not Split split)
                    return true;

                var model = DockerfileModel.Create(DockerfileSyntax.Parse(new(split.Text)), ImmutableDictionary<string, string>.Empty);
                var builder = split.Text[..split.Text.IndexOf("\nFROM ", StringComparison.Ordinal)];

                return !model.HasErrors
                    && model.Stages.Length > 1
                    && model.Stages[0].Image == lines[0]["FROM ".Length..]
                    && lines
                        .Where(line => line.StartsWith("RUN ", StringComparison.Ordinal))
                        .All(line => builder.Contains("\n" + line, StringComparison.Ordinal));
            }
        );

    [Property(MaxTest = 300)]
    public Property A_split_keeps_the_contract_of_the_image() =>
        Prop.ForAll(
            Files(),
            lines =>
            {
                if (ByText.Split(Text(lines), Context, new() { Guess = true }) is not Split split)
                    return true;

                string[] kept = ["ENV", "LABEL", "EXPOSE", "VOLUME", "STOPSIGNAL", "HEALTHCHECK", "ONBUILD", "CMD", "ENTRYPOINT", "USER"];
                var runtime = ByText.LastStage(split.Text).Split('\n');

                return lines.Where(line => kept.Contains(line.Split(' ')[0])).All(line => runtime.Contains(line));
            }
        );

    [Property(MaxTest = 200)]
    public Property Comments_and_empty_lines_change_nothing() =>
        Prop.ForAll(Files(), lines => Outcome(Text(lines)) == Outcome(Text(lines.SelectMany(line => (string[])["# why", "", line]))));

    [Property(MaxTest = 200)]
    public Property A_line_that_is_continued_is_the_same_line() =>
        Prop.ForAll(
            Files(),
            lines =>
                Outcome(Text(lines))
                == Outcome(Text(lines.Select(line => line.Replace(" && ", " && \\\n    # why\n    ", StringComparison.Ordinal))))
        );

    [Property(MaxTest = 200)]
    public Property Names_of_the_image_and_the_stage_do_not_matter() =>
        Prop.ForAll(Files(), lines => Outcome(Text(lines)) == Outcome(Text(["from " + lines[0]["FROM ".Length..], .. lines[1..]])));

    /// <summary>The outcome; a doubt says on which line it is, which moves.</summary>
    private static string Outcome(string text) => ByText.Split(text, Context) is Split ? ByText.Meaning(text, Context) : Kind(text);

    private static string Kind(string text) => ByText.Split(text, Context).GetType().Name;
}
