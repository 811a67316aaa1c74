using DockerSplit.Facts;
using DockerSplit.Images.ConfigurationFiles;

namespace DockerSplit.Images.Tests.Closures;

/// <summary>What the text of programs calls: sources in the image, strings of compiled programs, tables of commands.</summary>
public sealed class SourceTests : ClosureTestBase
{
    private static void WithTools(TestLayer layer)
    {
        WithGlibc(layer);
        string[] tools = ["git", "gcc", "ffmpeg", "python3", "node", "rsync"];
        foreach (var tool in tools)
            layer.Program("/usr/bin/" + tool, TestElf.Program("libc.so.6"));
        TestPackage.WriteTo(layer, [.. tools.Select(tool => new TestPackage(tool, "/usr/bin/" + tool))]);
    }

    [Theory]
    [InlineData("python3 main.py", "/app/main.py", "import os\nimport subprocess\nsubprocess.run(\n    [\"git\", \"log\"])\n", "git", 3)]
    [InlineData("python3 main.py", "/app/main.py", "import shutil\nshutil.which('ffmpeg')\n", "ffmpeg", 2)]
    [InlineData("node server.js", "/app/server.js", "const { execa } = require('x');\nawait execa('git', ['log']);\n", "git", 2)]
    [InlineData("node server.js", "/app/server.js", "require('child_process').execSync(`git log`)\n", "git", 1)]
    [InlineData("ruby web.rb", "/app/web.rb", "puts 1\nputs `git log`\n", "git", 2)]
    [InlineData("ruby web.rb", "/app/web.rb", "system \"git log\"\n", "git", 1)]
    [InlineData("php web.php", "/app/web.php", "<?php\n$p = proc_open(\"git log\", $d, $pipes);\n", "git", 2)]
    [InlineData("/app/web", "/app/main.go", "package main\nfunc f() { exec.Command(\"git\", \"log\") }\n", "git", 2)]
    [InlineData("/app/web", "/app/src/main/java/A.java", "new ProcessBuilder(\"git\", \"log\").start();\n", "git", 1)]
    [InlineData("/app/web", "/app/main.c", "int f() { return execlp(\"git\", \"git\", NULL); }\n", "git", 1)]
    [InlineData("/app/web", "/app/main.c", "FILE *f = popen(\"/usr/bin/git log\", \"r\");\n", "git", 1)]
    public async Task Row_55_what_a_source_in_the_image_starts_is_reached(string start, string file, string text, string program, int line)
    {
        var closure = await OfAsync(
            new TestImage { Command = ["/bin/sh", "-c", "exec " + start], WorkingDirectory = "/app" },
            WithTools,
            layer => layer.Program("/app/web", TestElf.Program("libc.so.6")).File(file, text)
        );

        Assert.Equal(($"{file}:{line}", NeedKind.Command), Edge(closure, "/usr/bin/" + program));
    }

    [Theory]
    [InlineData("/app/release.py", "import subprocess\nsubprocess.run([\"git\", \"tag\"])\n")]
    [InlineData("/app/node_modules/gyp/util.py", "import subprocess\nsubprocess.run([\"git\", \"tag\"])\n")]
    [InlineData("/app/node_modules/a/publish.js", "require('child_process').execSync('git tag')\n")]
    [InlineData("/usr/lib/python3/dist-packages/a.py", "import subprocess\nsubprocess.run([\"git\"])\n")]
    [InlineData("/usr/local/go/src/cmd/a.go", "package a\nvar c = exec.Command(\"git\")\n")]
    public async Task What_a_source_starts_that_nobody_names_is_not_reached(string file, string text)
    {
        var closure = await OfAsync(
            new TestImage { Command = ["python3", "/app/main.py"] },
            WithTools,
            layer => layer.File("/app/main.py", "import util\n").File(file, text)
        );

        Assert.DoesNotContain("/usr/bin/git", closure.Reached.Keys);
    }

    [Fact]
    public async Task A_start_script_leads_to_a_source_and_that_to_another()
    {
        var closure = await OfAsync(
            new TestImage { Entrypoint = ["/start.sh"] },
            WithTools,
            layer =>
                layer
                    .Program("/start.sh", "#!/bin/sh\nexec python3 -m service\n")
                    .File("/app/service/__main__.py", "from . import history\n")
                    .File("/app/service/history.py", "import os\nos.system('git log')\n")
        );

        Assert.Equal(("/app/service/history.py:2", NeedKind.Command), Edge(closure, "/usr/bin/git"));
    }

    [Fact]
    public async Task A_compiler_counts_where_the_program_says_that_it_was_made_of_the_source_that_calls_it()
    {
        const string Judge = "package main\nvar c = exec.Command(\"gcc\", \"a.c\")\n";
        var certain = await OfAsync(new TestImage { Command = ["/app/web"] }, WithTools, layer => Fill(layer, "/app/judge.go"));
        var helper = await OfAsync(new TestImage { Command = ["/app/web"] }, WithTools, layer => Fill(layer, "/app/other.go"));

        Assert.Contains("/usr/bin/gcc", certain.Reached.Keys);
        Assert.DoesNotContain("/usr/bin/gcc", helper.Reached.Keys);
        Assert.DoesNotContain("/app/other.go", helper.NearMisses.Keys);

        static void Fill(TestLayer layer, string source) =>
            layer
                .File("/app/judge.go", Judge)
                .File("/app/other.go", "package main\n")
                .Program("/app/web", (TestElf.Glibc.With("libc.so.6") with { Texts = [source] }).ToBytes());
    }

    [Theory]
    [InlineData("system", "ffmpeg -i %s out.mp3", "/usr/bin/ffmpeg", true)]
    [InlineData("execvp", "git", "/usr/bin/git", true)]
    [InlineData("posix_spawn", "/usr/bin/rsync", "/usr/bin/rsync", true)]
    [InlineData("open", "git", "/usr/bin/git", false)]
    [InlineData("system", "gitter", "/usr/bin/git", false)]
    public async Task Row_55_a_program_of_the_authors_that_starts_others_is_taken_at_its_strings(
        string import,
        string text,
        string program,
        bool isReached
    )
    {
        var elf = TestElf.Glibc.With("libc.so.6") with { Imports = [import], Texts = [text] };
        var own = await OfAsync(
            new TestImage(),
            WithTools,
            layer => layer.Program("/usr/local/bin/web", elf.ToBytes()),
            "/usr/local/bin/web"
        );
        var packaged = await OfAsync(new TestImage(), WithTools, layer => layer.Program("/usr/bin/web", elf.ToBytes()), "/usr/bin/web");

        Assert.Equal(isReached, own.Reached.ContainsKey(program));
        Assert.DoesNotContain(program, packaged.Reached.Keys);
    }

    [Theory]
    [InlineData("/etc/cron.d/job", "MAILTO=root\n# minutes\n7 3 * * * root cd / && git gc\n", "/usr/bin/git", "git (line 3)")]
    [InlineData("/etc/crontab", "@daily root /usr/bin/rsync -a /a /b\n", "/usr/bin/rsync", "/usr/bin/rsync (line 1)")]
    [InlineData("/var/spool/cron/crontabs/root", "*/5 * * * * git fetch\n", "/usr/bin/git", "git (line 1)")]
    [InlineData(
        "/etc/inetd.conf",
        "sync stream tcp nowait nobody /usr/bin/rsync rsync --daemon\n",
        "/usr/bin/rsync",
        "/usr/bin/rsync (line 1)"
    )]
    [InlineData(
        "/usr/local/etc/php/conf.d/mail.ini",
        "sendmail_path = \"/usr/bin/rsync -t -i\"\n",
        "/usr/bin/rsync",
        "/usr/bin/rsync (line 1)"
    )]
    public async Task Row_55_the_commands_of_tables_and_settings_are_reached(string file, string text, string program, string detail)
    {
        var closure = await OfAsync(new TestImage(), WithTools, layer => layer.File(file, text), file);

        Assert.Equal(new ClosureEdge(file, program, NeedKind.Command, detail), closure.Reached[program]);
    }

    [Fact]
    public async Task Cron_reads_its_tables()
    {
        var closure = await OfAsync(
            new TestImage { Command = ["/usr/sbin/cron", "-f"] },
            WithTools,
            layer =>
                layer.Program("/usr/sbin/cron", TestElf.Program("libc.so.6")).File("/etc/cron.d/sync", "* * * * * root rsync -a /a /b\n")
        );

        Assert.Contains("/usr/bin/rsync", closure.Reached.Keys);
    }

    [Fact]
    public void A_table_has_the_command_that_its_row_says() =>
        Assert.All(CommandTable.Shipped, table => Assert.Equal(table.Becomes, table.CommandIn(table.Example)));

    private static (string, NeedKind) Edge(Closure closure, string path)
    {
        Assert.Contains(path, closure.Reached.Keys);
        var edge = closure.Reached[path];

        return (edge.From, edge.Kind);
    }
}
