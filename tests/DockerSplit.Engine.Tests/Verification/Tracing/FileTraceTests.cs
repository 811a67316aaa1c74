using DockerSplit.Engine.Verification.Tracing;

namespace DockerSplit.Engine.Tests.Verification.Tracing;

/// <summary>What a container's programs opened and looked for, by whole outputs of strace.</summary>
public sealed class FileTraceTests
{
    [Fact]
    public void What_is_opened_listed_and_run_is_told_by_its_name_and_where_it_lies()
    {
        var trace = Read(
            """
            1     execve("/bin/sh", [...], 0x7ffe /* 4 vars */) = 0
            1     openat(AT_FDCWD</>, "/lib/x86_64-linux-gnu/libc.so.6", O_RDONLY|O_CLOEXEC) = 3</usr/lib/x86_64-linux-gnu/libc.so.6>
            1     openat(AT_FDCWD</>, "/etc/app", O_RDONLY|O_NONBLOCK|O_CLOEXEC|O_DIRECTORY) = 3</etc/app>
            1     openat(AT_FDCWD</>, "/var/lib/app.db", O_RDWR|O_CREAT, 0644) = 4</var/lib/app.db>
            1     openat(AT_FDCWD</>, "/var/lib/app.log", O_WRONLY|O_CREAT|O_APPEND, 0644) = 5</var/lib/app.log>
            1     openat(AT_FDCWD</>, "/var/lib", O_RDONLY|O_PATH) = 6</var/lib>
            """
        );

        Assert.Equal(
            [
                ("/bin/sh", "/bin/sh", FileUse.Executed),
                ("/etc/app", "/etc/app", FileUse.Listed),
                ("/lib/x86_64-linux-gnu/libc.so.6", "/usr/lib/x86_64-linux-gnu/libc.so.6", FileUse.Opened),
                ("/var/lib/app.db", "/var/lib/app.db", FileUse.Opened),
            ],
            trace.Opened.Select(file => (file.Key, file.Value.Path, file.Value.Use))
        );
        Assert.Equal(6, trace.Calls);
    }

    [Fact]
    public void What_a_program_makes_itself_is_no_need_of_it()
    {
        var trace = Read(
            """
            1     openat(AT_FDCWD</>, "/srv/a.out", O_RDWR|O_CREAT|O_TRUNC, 0755) = 3</srv/a.out>
            1     openat(AT_FDCWD</>, "/srv/fresh", O_WRONLY|O_CREAT|O_EXCL, 0644) = 3</srv/fresh>
            1     openat(AT_FDCWD</>, "/srv/fresh", O_RDONLY) = 3</srv/fresh>
            1     openat(AT_FDCWD</>, "/srv/state", O_RDONLY) = 3</srv/state>
            1     openat(AT_FDCWD</>, "/srv/state", O_WRONLY|O_TRUNC) = 3</srv/state>
            1     execve("/srv/a.out", [...], 0x7ffe /* 4 vars */) = 0
            """
        );

        Assert.Equal(["/srv/state"], trace.Opened.Keys);
    }

    [Fact]
    public void What_is_looked_for_in_vain_is_told_apart_from_what_is_there_and_what_is_forbidden()
    {
        var trace = Read(
            """
            7     newfstatat(AT_FDCWD</etc>, "/usr/local/bin/cat", 0x7ffd1c2e29b0, 0) = -1 ENOENT (No such file or directory)
            7     newfstatat(AT_FDCWD</etc>, "/usr/bin/cat", {st_mode=S_IFREG|0755, st_size=44016, ...}, 0) = 0
            7     newfstatat(3</etc/ld.so.cache>, "", {st_mode=S_IFREG|0644, st_size=4791, ...}, AT_EMPTY_PATH) = 0
            7     access("/etc/ld.so.preload", R_OK) = -1 ENOENT (No such file or directory)
            7     open("/etc/shadow", O_RDONLY|O_LARGEFILE) = -1 EACCES (Permission denied)
            7     open("/etc/passwd/x", O_RDONLY) = -1 ENOTDIR (Not a directory)
            7     mkdir("/srv/data", 0755) = -1 EEXIST (File exists)
            """
        );

        Assert.Equal(["/etc/ld.so.preload", "/etc/passwd/x", "/usr/local/bin/cat"], trace.Missed);
        Assert.Equal(["/usr/bin/cat"], trace.Found);
        Assert.Equal(["/etc/shadow"], trace.Denied);
        Assert.Empty(trace.Opened);
    }

    [Fact]
    public void A_call_that_another_thread_interrupts_is_put_together()
    {
        var trace = Read(
            """
            7     vfork( <unfinished ...>
            13    execve("/usr/bin/cat", [...], 0x55ea30990518 /* 5 vars */ <unfinished ...>
            7     <... vfork resumed>)              = 13
            13    <... execve resumed>)             = 0
            13    openat(AT_FDCWD</etc>, "hostname", O_RDONLY <unfinished ...>
            8     openat(AT_FDCWD</etc>, "hosts", O_RDONLY) = 4</etc/hosts>
            13    <... openat resumed> )            = 3</etc/hostname>
            14    <... openat resumed>)             = 3</etc/nobody-began-it>
            13    openat(AT_FDCWD</etc>, "never-ends", O_RDONLY <unfinished ...>
            13    +++ exited with 0 +++
            """
        );

        Assert.Equal(["/etc/hostname", "/etc/hosts", "/usr/bin/cat"], trace.Opened.Keys);
    }

    [Fact]
    public void Each_process_has_its_own_directory_where_strace_does_not_tell_it()
    {
        var trace = Read(
            """
            1     open("start.conf", O_RDONLY) = 3
            1     chdir("conf") = 0
            1     clone(child_stack=NULL, flags=CLONE_CHILD_CLEARTID|SIGCHLD, child_tidptr=0x7f) = 9
            9     open("child.conf", O_RDONLY) = 3
            9     chdir("/opt") = 0
            9     open("../opt/app.conf", O_RDONLY) = 3
            1     open("./parent.conf", O_RDONLY) = 3
            1     fchdir(5</var/lib>) = 0
            1     open("last.conf", O_RDONLY) = -1 ENOENT (No such file or directory)
            1     openat(7</usr/share/app>, "theme", O_RDONLY) = 8</usr/share/app/theme>
            1     openat(7, "nobody-knows", O_RDONLY) = 8
            """,
            "/srv"
        );

        Assert.Equal(
            ["/opt/app.conf", "/srv/conf/child.conf", "/srv/conf/parent.conf", "/srv/start.conf", "/usr/share/app/theme"],
            trace.Opened.Keys
        );
        Assert.Equal(["/var/lib/last.conf"], trace.Missed);
    }

    [Fact]
    public void Places_that_are_another_in_each_run_are_left_out()
    {
        Assert.All(
            EngineData.VolatilePlaces.Select(place => Read(Lines(place.Example))),
            trace => Assert.Equal((0, 0), (trace.Opened.Count, trace.Missed.Count))
        );
        Assert.All(EngineData.VolatilePlaces, place => Assert.StartsWith(place.Directory + "/", place.Example, StringComparison.Ordinal));
    }

    private static string Lines(string path) =>
        $"""
            1 openat(AT_FDCWD</>, "{path}", O_RDONLY) = 3<{path}>
            1 access("{path}", F_OK) = -1 ENOENT (No such file or directory)
            """;

    private static FileTrace Read(string text, string directory = "/")
    {
        var files = new FileTraceBuilder(directory);
        var reader = new TraceReader(files);
        foreach (var line in text.ReplaceLineEndings("\n").Split('\n'))
            reader.Read(line);

        return files.Build();
    }
}
