using System.Collections.Immutable;
using DockerSplit.Analysis;

namespace DockerSplit.Core.Tests.Analysis;

/// <summary>What commands are known to do.</summary>
public sealed class EffectTests
{
    [Theory]
    [InlineData("y | xargs apt-get install -y gcc", "gcc")]
    [InlineData("y | xargs -r apk add --no-cache --virtual .run-deps gcc", "gcc")]
    [InlineData("y | xargs -rt apk add", "")]
    [InlineData("y | xargs -n 1 -P 4 sudo apt-get install", "")]
    [InlineData("y | xargs -I{} apt-get install a {} b", "a b")]
    [InlineData("y | xargs -I % apt-get install a %", "a")]
    [InlineData("y | xargs -ri apt-get install lib{}", "")]
    public void What_xargs_adds_to_an_installation_is_not_known(string program, string expected)
    {
        var install = Effects<InstallPackages>(StepsOf.Sh(program)).Single();

        Assert.True(install.Incomplete);
        Assert.Equal(expected, string.Join(' ', install.Packages.Select(package => package.Name)));
    }

    [Theory]
    [InlineData("find /usr/local -name '*.a' | xargs rm -rf")]
    [InlineData("find /usr/local -name '*.a' -exec rm -rf '{}' +")]
    [InlineData("find /usr/local -name '*.a' -exec sh -c 'rm \"$1\"' - '{}' ';'")]
    public void What_is_found_and_removed_is_not_known(string program) =>
        Assert.Null(Assert.Single(Effects<RemoveFiles>(StepsOf.Sh(program)).Single().Paths).Value);

    [Fact]
    public void Packages_that_xargs_marks_are_not_known()
    {
        var mark = Effects<MarkPackages>(StepsOf.Sh("ldd /a | awk '{ print $1 }' | xargs -r apt-mark manual")).Single();

        Assert.True(mark.Manual);
        Assert.True(mark.Incomplete);
    }

    [Fact]
    public void The_command_of_xargs_is_the_step() =>
        Assert.Equal(["<-p> ?"], StepsOf.Sh("printf '%s' a b | xargs -ri mkdir -p /app/{}").Calls("mkdir"));

    [Theory]
    [InlineData("y | x", true)]
    [InlineData("x | y", false)]
    [InlineData("x < a", false)]
    [InlineData("xargs x", true)]
    [InlineData("x <<< a", true)]
    [InlineData("y | { x; }", true)]
    [InlineData("y | sh -c 'x'", true)]
    [InlineData("y | z; x", false)]
    [InlineData("find . -exec x '{}' ';'", true)]
    public void A_command_that_takes_what_another_prints_is_known_as_such(string program, bool expected) =>
        Assert.Equal(expected, StepsOf.Bash(program).Single(step => step.Name == "x").IsFed);

    [Theory]
    [InlineData("y=$(mystery)", false)]
    [InlineData("cat <(mystery)", false)]
    [InlineData("echo \"$(echo a | mystery)\"", false)]
    [InlineData("y=$(./mystery)", true)]
    [InlineData("y=$($MYSTERY)", true)]
    [InlineData("y=$(sh -c './mystery')", true)]
    [InlineData("mystery", true)]
    [InlineData("echo a > >(mystery)", true)]
    public void An_unknown_command_whose_output_is_used_matters_only_when_the_build_brought_it(string program, bool expected) =>
        Assert.Equal(expected, Effects<UnknownEffect>(StepsOf.Bash(program)).Any());

    [Theory]
    [InlineData("mystery --version")]
    [InlineData("mystery version")]
    [InlineData("gcc --version")]
    [InlineData("go version")]
    [InlineData("$UNKNOWN/bin/python3 --version")]
    [InlineData("php -m")]
    [InlineData("apt-get dist-clean")]
    public void A_question_has_no_unknown_effect_and_builds_nothing(string program) =>
        Assert.All(StepsOf.Sh(program).SelectMany(step => step.Effects), effect => Assert.IsType<NoEffect>(effect));

    [Theory]
    [InlineData("python:3.12", "pip install x", "/usr/local/lib/python3.12/site-packages /usr/local/bin")]
    [InlineData("python:3.12", "python3 -m pip install x", "/usr/local/lib/python3.12/site-packages /usr/local/bin")]
    [InlineData("python:3.12", "python3.12 -m venv /venv && /venv/bin/pip install x", "/venv /venv")]
    [InlineData("python:3.12", "pip install -t /opt/site x", "/opt/site")]
    [InlineData("python:3.12", "pip install --user x", "/root/.local")]
    [InlineData("python:3.12", "pip install --upgrade pip", "")]
    [InlineData("alpine:3.20", "pip install x", "")]
    [InlineData("node:20", "npm ci", "/w/node_modules")]
    [InlineData("node:20", "npm install -g x", "/usr/local/lib/node_modules /usr/local/bin")]
    [InlineData("node:20", "npm run build", "")]
    [InlineData("ruby:3.3", "gem install x", "/usr/local/bundle")]
    [InlineData("debian:12", "gem install x", "/var/lib/gems/3.1.0 /usr/local/bin")]
    [InlineData("alpine:3.20", "gem install x", "")]
    [InlineData("php:8", "composer install", "/w/vendor")]
    [InlineData("php:8", "docker-php-ext-install zip", "/usr/local/lib/php/extensions /usr/local/etc/php/conf.d")]
    public void Packages_of_a_language_go_where_the_image_has_them(string image, string program, string expected) =>
        Assert.Equal(expected, Roots(Effects<InstallLanguagePackages>(On(image, program)).SelectMany(install => install.Roots)));

    [Theory]
    [InlineData("golang:1.22", "go install ./cmd/x", "/go/bin")]
    [InlineData("golang:1.22", "GOBIN=/b; go install .", "/b")]
    [InlineData("rust:1.80", "cargo install --path .", "/usr/local/cargo/bin")]
    [InlineData("rust:1.80", "cargo install --root /opt/x --path .", "/opt/x/bin")]
    public void Compiled_programs_go_where_the_toolchain_installs_them(string image, string program, string expected) =>
        Assert.Equal(expected, Roots(Effects<InstallArtifacts>(On(image, program)).SelectMany(install => install.Roots)));

    [Theory]
    [InlineData("pacman -Syu --noconfirm gcc make", "gcc make")]
    [InlineData("pacman --sync --noconfirm gcc", "gcc")]
    [InlineData("zypper -n install gcc", "gcc")]
    [InlineData("tdnf install -y gcc", "gcc")]
    [InlineData("clean-install gcc make", "gcc make")]
    [InlineData("apt-get install -y ./a.deb gcc", "gcc")]
    [InlineData("dnf install -y https://example.org/a.rpm gcc", "gcc")]
    [InlineData("dpkg -i a.deb", "")]
    public void Packages_that_are_installed_are_seen(string program, string expected) =>
        Assert.Equal(
            expected,
            string.Join(' ', Effects<InstallPackages>(StepsOf.Sh(program)).Single().Packages.Select(package => package.Name))
        );

    [Theory]
    [InlineData("apt-mark manual $saved", "gcc make")]
    [InlineData("apt-mark manual $saved make", "gcc")]
    [InlineData("find /a | xargs -r apt-mark manual", "gcc make")]
    public void What_the_official_idiom_removes_without_names_is_known(string manual, string expected)
    {
        var steps = StepsOf.Dockerfile(
            $"FROM debian:12\nRUN apt-get install -y curl\nRUN saved=\"$(apt-mark showmanual)\"; apt-get install -y gcc make curl; "
                + $"apt-mark auto '.*' > /dev/null; {manual}; apt-get purge -y --auto-remove\n"
        );

        Assert.Equal(expected, string.Join(' ', Effects<RemovePackages>(steps).Single().Packages.Select(package => package.Name)));
    }

    [Fact]
    public void A_plain_autoremove_removes_no_names() =>
        Assert.Empty(Effects<RemovePackages>(StepsOf.Sh("apt-get install -y gcc; apt-get autoremove -y")).Single().Packages);

    [Theory]
    [InlineData("FROM a\nRUN x\n", "/")]
    [InlineData("FROM a\nWORKDIR b\nRUN x\n", "/b")]
    [InlineData("FROM a\nWORKDIR $UNKNOWN\nRUN x\n", null)]
    [InlineData("FROM a\nWORKDIR $UNKNOWN\nWORKDIR b\nRUN x\n", null)]
    [InlineData("FROM a\nWORKDIR $UNKNOWN\nWORKDIR /b\nRUN x\n", "/b")]
    [InlineData("FROM a\nWORKDIR $UNKNOWN\nRUN cd b && x\n", null)]
    [InlineData("FROM a\nWORKDIR $UNKNOWN\nRUN cd /b && x\n", "/b")]
    public void A_directory_that_cannot_be_known_is_not_the_root(string text, string? expected) =>
        Assert.Equal(expected, StepsOf.Dockerfile(text).Single(step => step.Name == "x").WorkingDirectory.Value);

    [Fact]
    public void A_path_from_a_directory_that_cannot_be_known_is_not_known_either()
    {
        var steps = StepsOf.Dockerfile("FROM a\nWORKDIR $UNKNOWN\nCOPY a b/\nRUN touch c > d\n");

        Assert.Equal([null, null, null, null], steps.SelectMany(step => step.Effects).SelectMany(Paths));
    }

    private static IEnumerable<string?> Paths(Effect effect) =>
        effect switch
        {
            MakeDirectories made => made.Paths.Select(path => path.Value),
            CopyFiles copied => [copied.Destination.Value],
            WriteFiles written => written.Paths.Select(path => path.Value),
            _ => [],
        };

    private static ImmutableArray<Step> On(string image, string program) =>
        StepsOf.Dockerfile($"FROM {image}\nWORKDIR /w\nRUN {program}\n");

    private static string Roots(IEnumerable<StepPath> roots) => string.Join(' ', roots.Select(root => root.Value ?? "?"));

    private static IEnumerable<TEffect> Effects<TEffect>(IEnumerable<Step> steps) =>
        steps.SelectMany(step => step.Effects).OfType<TEffect>();
}
