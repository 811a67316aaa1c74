using DockerSplit.Facts;

namespace DockerSplit.Images.Tests.Closures;

/// <summary>Where programs start, and what scripts and configuration files call for.</summary>
public sealed class ProgramTests : ClosureTestBase
{
    [Fact]
    public async Task Row_56_the_commands_of_a_health_check_are_reached()
    {
        var closure = await OfAsync(
            new TestImage { Healthcheck = ["CMD-SHELL", "curl -f http://localhost/ || exit 1"] },
            WithGlibc,
            layer => layer.Program("/usr/bin/curl", TestElf.Program("libc.so.6"))
        );

        Assert.Equal("HEALTHCHECK", closure.Reached["/usr/bin/curl"].From);
        Assert.Contains("/usr/bin/dash", closure.Reached.Keys);
    }

    [Fact]
    public async Task A_health_check_in_exec_form_is_a_command_with_arguments()
    {
        var closure = await OfAsync(
            new TestImage { Healthcheck = ["CMD", "wget", "-q", "/etc/probe.list"] },
            WithGlibc,
            layer => layer.Program("/usr/bin/wget", TestElf.Program()).File("/etc/probe.list", "x")
        );

        Assert.Contains("/usr/bin/wget", closure.Reached.Keys);
        Assert.Contains("/etc/probe.list", closure.Reached.Keys);
    }

    [Fact]
    public async Task A_command_behind_an_entry_point_is_followed_and_not_missed_when_it_is_mere_arguments()
    {
        var closure = await OfAsync(
            new TestImage { Entrypoint = ["/start"], Command = ["server", "--config=/etc/server.conf"] },
            WithGlibc,
            layer =>
                layer
                    .Program("/start", "#!/bin/sh\nexec \"$@\"\n")
                    .Program("/usr/bin/server", TestElf.Program())
                    .File("/etc/server.conf", "x")
        );
        var options = await OfAsync(
            new TestImage { Entrypoint = ["/start"], Command = ["--verbose"] },
            WithGlibc,
            layer => layer.Program("/start", "#!/bin/sh\nexec \"$@\"\n")
        );

        Assert.Contains("/usr/bin/server", closure.Reached.Keys);
        Assert.Contains("/etc/server.conf", closure.Reached.Keys);
        Assert.Empty(options.Missing);
    }

    [Fact]
    public async Task Row_58_the_interpreter_and_the_commands_of_an_entry_point_script_are_reached()
    {
        var closure = await OfAsync(
            new TestImage { Entrypoint = ["/entrypoint.sh"] },
            WithGlibc,
            layer =>
                layer
                    .Program("/entrypoint.sh", "#!/usr/bin/env bash\nif true; then envsubst < /etc/app.tpl; fi\nexec gosu app server\n")
                    .Program("/usr/bin/env", TestElf.Program())
                    .Program("/usr/bin/bash", TestElf.Program())
                    .Program("/usr/bin/envsubst", TestElf.Program())
                    .Program("/usr/bin/gosu", TestElf.Program())
                    .Program("/usr/bin/server", TestElf.Program())
                    .File("/etc/app.tpl", "x")
        );

        Assert.Equal(NeedKind.Interpreter, closure.Reached["/usr/bin/bash"].Kind);
        Assert.All(
            ["/usr/bin/env", "/usr/bin/envsubst", "/usr/bin/gosu", "/usr/bin/server", "/etc/app.tpl"],
            path => Assert.Contains(path, closure.Reached.Keys)
        );
        Assert.Equal(["ENTRYPOINT", "/entrypoint.sh"], closure.Why("/usr/bin/envsubst").Select(edge => edge.From));
    }

    [Fact]
    public async Task Row_18_the_program_of_a_first_line_that_is_gone_is_missing()
    {
        var closure = await OfAsync(layer => layer.Program("/opt/bin/tool", "#!/opt/venv/bin/python\n"), "/opt/bin/tool");

        Assert.Equal([new MissingNeed("/opt/bin/tool", NeedKind.Interpreter, "/opt/venv/bin/python")], closure.Missing);
    }

    [Fact]
    public async Task The_first_line_of_a_module_that_nobody_can_execute_is_no_need()
    {
        var closure = await OfAsync(layer => layer.File("/opt/lib/cgi.py", "#!/usr/local/bin/python\n"), "/opt/lib/cgi.py");

        Assert.Empty(closure.Missing);
    }

    [Fact]
    public async Task Row_59_a_command_in_shell_form_needs_the_shell()
    {
        var closure = await OfAsync(new TestImage { Command = ["/bin/sh", "-c", "exec server"] }, WithGlibc, _ => { });

        Assert.Equal(
            ["/bin", "/usr/bin/dash", "/usr/bin/sh"],
            closure.Reached.Keys.Where(path => path is "/bin" || path.StartsWith("/usr/bin/", StringComparison.Ordinal))
        );
    }

    [Fact]
    public async Task Row_55_a_tool_that_a_script_of_the_application_calls_is_reached()
    {
        var closure = await OfAsync(
            layer => layer.Program("/app/update", "#!/bin/sh\ncd /app && git pull\n").Program("/usr/bin/git", TestElf.Program()),
            "/app"
        );

        Assert.Equal(new("/app/update", "/usr/bin/git", NeedKind.Command, "git"), closure.Reached["/usr/bin/git"]);
    }

    [Fact]
    public async Task Row_17_a_link_out_of_a_virtual_environment_leads_to_the_interpreter_and_its_library()
    {
        var closure = await OfAsync(
            layer =>
                layer
                    .Link("/opt/venv/bin/python", "/usr/local/bin/python3.11")
                    .Program("/usr/local/bin/python3.11", TestElf.Program())
                    .File("/usr/local/lib/python3.11/os.py", "x"),
            "/opt/venv"
        );

        Assert.Equal(NeedKind.LinkTarget, closure.Reached["/usr/local/bin/python3.11"].Kind);
        Assert.Contains("/usr/local/lib/python3.11/os.py", closure.Reached.Keys);
    }

    [Fact]
    public async Task Row_60_links_and_needs_that_leave_a_vendored_tree_are_followed()
    {
        var closure = await OfAsync(
            layer => layer.Link("/opt/sdk/python3", "/usr/bin/python3").Program("/usr/bin/python3", TestElf.Program("libmissing.so.1")),
            "/opt/sdk"
        );

        Assert.Contains("/usr/bin/python3", closure.Reached.Keys);
        Assert.Equal(["libmissing.so.1"], MissingOf(closure));
    }

    [Fact]
    public async Task Row_54_a_log_file_that_is_a_link_to_standard_output_is_kept_though_it_leads_nowhere()
    {
        var closure = await OfAsync(layer => layer.Link("/var/log/app/access.log", "/dev/stdout"), "/var/log/app");

        Assert.Contains("/var/log/app/access.log", closure.Reached.Keys);
    }

    [Fact]
    public async Task Row_64_every_file_of_an_application_directory_is_reached_and_not_just_what_starts()
    {
        var closure = await OfAsync(layer => layer.File("/app/main", "x").File("/app/templates/rare.html", "x"), "/app");

        Assert.Contains("/app/templates/rare.html", closure.Reached.Keys);
    }

    [Theory]
    [InlineData("/etc/nginx/nginx.conf", "load_module modules/extra.so;", "/etc/nginx/modules/extra.so")]
    [InlineData("/usr/local/apache2/conf/httpd.conf", "LoadModule extra_module modules/extra.so", "/usr/local/apache2/modules/extra.so")]
    [InlineData("/etc/redis.conf", "loadmodule /opt/redis/extra.so OPTION 1", "/opt/redis/extra.so")]
    [InlineData(
        "/usr/local/etc/php/conf.d/extra.ini",
        "extension=extra",
        "/usr/local/lib/php/extensions/no-debug-non-zts-20220829/extra.so"
    )]
    [InlineData("/etc/php.ini", "zend_extension = \"/opt/php/extra.so\"", "/opt/php/extra.so")]
    public async Task Row_22_a_module_that_a_configuration_file_loads_is_reached_with_its_libraries(string file, string line, string module)
    {
        var closure = await OfAsync(
            layer => layer.File(file, $"# comment\n{line}\n").File(module, TestElf.Library("extra.so", "libdeep.so.1")),
            file
        );

        Assert.Equal(file, closure.Reached[module].From);
        Assert.Equal([new MissingNeed(module, NeedKind.Library, "libdeep.so.1")], closure.Missing);
    }

    [Fact]
    public async Task A_module_in_a_line_that_is_a_comment_is_not_reached()
    {
        var closure = await OfAsync(
            layer => layer.File("/etc/redis.conf", "# loadmodule /opt/extra.so\n").File("/opt/extra.so", TestElf.Library("extra.so")),
            "/etc/redis.conf"
        );

        Assert.DoesNotContain("/opt/extra.so", closure.Reached.Keys);
    }

    [Fact]
    public async Task A_path_that_a_configuration_file_merely_mentions_is_a_near_miss()
    {
        var closure = await OfAsync(
            layer =>
                layer
                    .File("/app/settings.yaml", "words: /usr/share/dict/words\nurl: http://host/usr/share/dict/words2\n")
                    .File("/usr/share/dict/words", "x")
                    .File("/usr/share/dict/words2", "x"),
            "/app"
        );

        Assert.Equal(["/usr/share/dict/words"], closure.NearMisses.Keys);
    }

    [Fact]
    public async Task A_program_that_supervisord_starts_is_reached()
    {
        var closure = await OfAsync(
            layer =>
                layer
                    .File("/etc/supervisord.conf", "[program:web]\ncommand=/usr/bin/web --port 80\n")
                    .Program("/usr/bin/web", TestElf.Program()),
            "/etc/supervisord.conf"
        );

        Assert.Equal(NeedKind.Command, closure.Reached["/usr/bin/web"].Kind);
    }

    [Theory]
    [InlineData(". /usr/share/app/functions.sh", "/usr/share/app/functions.sh")]
    [InlineData("source /usr/share/app/functions", "/usr/share/app/functions")]
    [InlineData(". \"$(dirname \"$0\")/functions.sh\"", "/app/bin/functions.sh")]
    [InlineData("source \"${BASH_SOURCE%/*}/../lib/functions.sh\"", "/app/lib/functions.sh")]
    [InlineData("if true; then . ./functions.sh; fi", "/app/bin/functions.sh")]
    public async Task Row_58_a_file_that_a_script_reads_into_itself_is_followed_as_a_part_of_it(string line, string library)
    {
        var closure = await OfAsync(
            layer =>
                layer
                    .Program("/app/bin/start", $"#!/bin/bash\n{line}\nrun\n")
                    .File(library, "run() { curl localhost; }\n. /etc/app/envvars\n")
                    .File("/etc/app/envvars", "export MODE=$(jq -r .mode /etc/app/mode.json)\n")
                    .File("/etc/app/mode.json", "{}")
                    .Program("/usr/bin/curl", TestElf.Program("libc.so.6"))
                    .Program("/usr/bin/jq", TestElf.Program("libc.so.6")),
            "/app/bin/start"
        );

        Assert.Equal(("/app/bin/start", NeedKind.Opened), (closure.Reached[library].From, closure.Reached[library].Kind));
        Assert.Equal(library, closure.Reached["/usr/bin/curl"].From);
        Assert.Equal("/etc/app/envvars", closure.Reached["/usr/bin/jq"].From);
        Assert.Contains("/etc/app/mode.json", closure.Reached.Keys);
    }

    [Fact]
    public async Task Files_that_read_one_another_into_themselves_end_and_one_that_nothing_reads_is_no_script()
    {
        var closure = await OfAsync(
            layer =>
                layer
                    .Program("/app/start", "#!/bin/sh\n. /app/a.sh\n")
                    .File("/app/a.sh", ". /app/b.sh\n")
                    .File("/app/b.sh", ". /app/a.sh\n. /app/gone.sh\n")
                    .File("/app/build.sh", "gcc -o x x.c\n")
                    .Program("/usr/bin/gcc", TestElf.Program("libc.so.6")),
            "/app"
        );

        Assert.Contains("/app/build.sh", closure.Reached.Keys);
        Assert.DoesNotContain("/usr/bin/gcc", closure.Reached.Keys);
    }

    [Fact]
    public async Task Row_64_a_file_whose_path_stands_in_a_program_is_a_near_miss()
    {
        string[] texts =
        [
            "/usr/share/app/table.dat",
            "/etc/app.conf",
            "/usr/share/gone.dat",
            "see /usr/share/app/other.dat",
            "/usr/share/app",
            "/usr/share/app/%s.dat",
        ];
        var closure = await OfAsync(
            layer =>
                layer
                    .Program("/app/server", (TestElf.Glibc.With("libc.so.6") with { Texts = texts }).ToBytes())
                    .File("/usr/share/app/table.dat", "x")
                    .File("/usr/share/app/other.dat", "x")
                    .File("/etc/app.conf", "x"),
            "/app/server"
        );

        Assert.Equal(["/etc/app.conf", "/usr/share/app/table.dat"], closure.NearMisses.Keys);
        Assert.DoesNotContain("/etc/app.conf", closure.Reached.Keys);
    }
}
