using DockerSplit.Facts;
using DockerSplit.Images.Habits;

namespace DockerSplit.Images.Tests.Closures;

/// <summary>What programs open without any header saying so.</summary>
public sealed class HabitTests : ClosureTestBase
{
    private const string Server = "/usr/local/bin/server";
    private const string Multiarch = "/usr/lib/x86_64-linux-gnu/";

    [Theory]
    [InlineData("iconv_open", "/usr/lib/x86_64-linux-gnu/gconv/UTF-16.so")]
    [InlineData("getaddrinfo", "/etc/nsswitch.conf")]
    [InlineData("getservbyname", "/etc/services")]
    [InlineData("getprotobyname", "/etc/protocols")]
    [InlineData("localtime_r", "/etc/localtime")]
    [InlineData("pam_start", "/etc/pam.d/login")]
    [InlineData("getpwnam", "/etc/passwd")]
    [InlineData("SSL_CTX_set_default_verify_paths", "/etc/ssl/certs/ca-certificates.crt")]
    public async Task Rows_14_25_26_and_28_a_function_that_opens_files_reaches_them_and_without_it_they_are_not(
        string function,
        string file
    )
    {
        var with = await OfAsync(layer => layer.File(file, "x").Program(Server, Calling(function)), Server);
        var without = await OfAsync(layer => layer.File(file, "x").Program(Server, Calling("printf")), Server);

        Assert.Equal(Server, with.Reached[file].From);
        Assert.DoesNotContain(file, without.Reached.Keys);
    }

    [Theory]
    [InlineData("/app/node_modules/simple-git/package.json", "/usr/bin/git")]
    [InlineData("/usr/local/lib/python3.11/site-packages/pydub/utils.py", "/usr/bin/ffmpeg")]
    [InlineData("/usr/local/bundle/gems/mini_magick-4.12.0/lib/mini_magick.rb", "/usr/bin/convert")]
    public async Task A_package_of_a_language_that_is_there_to_start_a_program_calls_it(string module, string program)
    {
        var closure = await OfAsync(layer => layer.File(module, "x").File(program, "x").File("/usr/bin/other", "x"), module);

        Assert.Equal((module, NeedKind.Command), (closure.Reached[program].From, closure.Reached[program].Kind));
        Assert.DoesNotContain("/usr/bin/other", closure.Reached.Keys);
    }

    [Fact]
    public async Task What_only_building_reads_is_left_where_a_whole_library_is_opened()
    {
        const string Python = "/usr/bin/python3.11";
        var closure = await OfAsync(
            layer =>
                layer
                    .File("/usr/lib/python3.11/os.py", "x")
                    .File("/usr/lib/python3.11/config-3.11-x86_64-linux-gnu/libpython3.11.so", TestElf.Library("libpython3.11.so"))
                    .Program(Python, Calling("printf")),
            Python
        );

        Assert.Contains("/usr/lib/python3.11/os.py", closure.Reached.Keys);
        Assert.DoesNotContain("/usr/lib/python3.11/config-3.11-x86_64-linux-gnu/libpython3.11.so", closure.Reached.Keys);
    }

    [Fact]
    public async Task Row_28_the_modules_that_nsswitch_names_are_reached()
    {
        var closure = await OfAsync(
            layer =>
                layer
                    .File("/etc/nsswitch.conf", "hosts: files dns [NOTFOUND=return] # comment\n")
                    .File(Multiarch + "libnss_dns.so.2", TestElf.Library("libnss_dns.so.2"))
                    .File(Multiarch + "libnss_sss.so.2", TestElf.Library("libnss_sss.so.2"))
                    .Program(Server, Calling("getaddrinfo")),
            Server
        );

        Assert.Contains(Multiarch + "libnss_dns.so.2", closure.Reached.Keys);
        Assert.DoesNotContain(Multiarch + "libnss_sss.so.2", closure.Reached.Keys);
    }

    [Fact]
    public async Task Row_69_providers_and_configuration_of_the_crypto_library_are_reached_with_it()
    {
        var closure = await OfAsync(
            layer =>
                layer
                    .File(Multiarch + "libcrypto.so.3", TestElf.Library("libcrypto.so.3"))
                    .File(Multiarch + "ossl-modules/legacy.so", TestElf.Library("legacy.so"))
                    .File("/etc/ssl/openssl.cnf", "x")
                    .Program(Server, TestElf.Program("libcrypto.so.3")),
            Server
        );

        Assert.Contains(Multiarch + "ossl-modules/legacy.so", closure.Reached.Keys);
        Assert.Contains("/etc/ssl/openssl.cnf", closure.Reached.Keys);
    }

    [Fact]
    public async Task Row_3_dotnet_reaches_the_icu_that_is_installed()
    {
        var closure = await OfAsync(
            layer =>
                layer
                    .File("/app/libSystem.Globalization.Native.so", TestElf.Library("libSystem.Globalization.Native.so"))
                    .File(Multiarch + "libicuuc.so.72", TestElf.Library("libicuuc.so.72")),
            "/app"
        );

        Assert.Contains(Multiarch + "libicuuc.so.72", closure.Reached.Keys);
    }

    [Fact]
    public async Task Row_26_the_zone_that_TZ_names_is_reached_and_no_other()
    {
        var closure = await OfAsync(
            new TestImage { Environment = ["TZ=Asia/Tokyo"] },
            WithGlibc,
            layer => layer.File("/usr/share/zoneinfo/Asia/Tokyo").File("/usr/share/zoneinfo/Asia/Seoul")
        );

        Assert.Equal(NeedKind.Root, closure.Why("/usr/share/zoneinfo/Asia/Tokyo").Single().Kind);
        Assert.DoesNotContain("/usr/share/zoneinfo/Asia/Seoul", closure.Reached.Keys);
    }

    [Fact]
    public async Task Row_27_the_locales_are_reached_when_a_variable_names_one()
    {
        static void Locale(TestLayer layer) => layer.File("/usr/lib/locale/locale-archive", "x");

        var with = await OfAsync(new TestImage { Environment = ["LANG=de_DE.UTF-8"] }, WithGlibc, Locale);
        var without = await OfAsync(new TestImage(), WithGlibc, Locale);

        Assert.Contains("/usr/lib/locale/locale-archive", with.Reached.Keys);
        Assert.DoesNotContain("/usr/lib/locale/locale-archive", without.Reached.Keys);
    }

    [Fact]
    public async Task Row_16_and_20_an_interpreter_reaches_the_library_of_its_own_version_and_its_modules()
    {
        var closure = await OfAsync(
            layer =>
                layer
                    .Program("/usr/local/bin/python3.11", TestElf.Program("libc.so.6"))
                    .File("/usr/local/lib/python3.11/site-packages/psycopg2/_psycopg.so", TestElf.Library("_psycopg.so", "libpq.so.5")),
            "/usr/local/bin/python3.11"
        );

        Assert.Equal(["libpq.so.5"], MissingOf(closure));
    }

    [Fact]
    public void Every_habit_has_a_sentence_signs_and_something_to_open()
    {
        Assert.All(
            HabitCatalog.Known.All,
            habit =>
            {
                Assert.EndsWith(".", habit.Why, StringComparison.Ordinal);
                Assert.NotEmpty(habit.Opens);
                Assert.NotEqual(
                    0,
                    habit.When.Imports.Length
                        + habit.When.Libraries.Length
                        + habit.When.Paths.Length
                        + habit.When.Strings.Length
                        + habit.When.Environment.Length
                );
            }
        );
    }

    private static byte[] Calling(string function) => (TestElf.Glibc.With("libc.so.6") with { Imports = [function] }).ToBytes();
}
