using System.Collections.Immutable;
using DockerSplit.Facts;
using DockerSplit.Images.Contracts;
using DockerSplit.Paths;

namespace DockerSplit.Images.Tests.Contracts;

/// <summary>Two images are compared completely: whatever was broken is found without a single question to a container.</summary>
public sealed class LedgerTests
{
    private static readonly LedgerReason BuildOnly = new("build-only", "only the build needs it");

    /// <summary>What a plan says that leaves the compiler and the sources behind.</summary>
    private static readonly Expectation Plan = new()
    {
        Copied = PathSet.Of(["/app", "/usr/local", "/opt/tool"]),
        Installed = ["nginx", "tzdata", "libsox-fmt-mp3", "hunspell-de-de", "fonts-dejavu", "sudo", "iputils-ping"],
        DroppedPackages = Reasons("gcc"),
        DroppedPaths = Reasons("/src"),
    };

    public static TheoryData<string> Broken => [.. BrokenImages.All.Keys];

    public static TheoryData<string> Unbroken => [.. UnbrokenImages.All.Keys];

    [Fact]
    public void There_are_enough_of_them()
    {
        Assert.InRange(BrokenImages.All.Count, 80, int.MaxValue);
        Assert.InRange(UnbrokenImages.All.Count, 20, int.MaxValue);
    }

    [Theory]
    [MemberData(nameof(Broken))]
    public async Task What_was_broken_is_found_by_the_rule_that_is_meant_to(string name)
    {
        var broken = BrokenImages.All[name];
        var ledger = await CompareAsync(broken.Break);

        Assert.Contains(
            ledger.Findings,
            finding => (finding.Kind, finding.Weight, finding.Name) == (broken.Kind, LedgerWeight.Breaks, broken.Of)
        );
        Assert.False(ledger.Balances);
    }

    [Theory]
    [MemberData(nameof(Broken))]
    public async Task What_was_broken_is_found_without_a_plan_too(string name)
    {
        var broken = BrokenImages.All[name];
        var (original, rewritten) = (new SmallImage(), new SmallImage());
        broken.Break(rewritten);
        var ledger = LedgerCheck.Compare(await original.FactsAsync(), await rewritten.FactsAsync(), Expectation.Everything);

        Assert.Contains(
            ledger.Findings,
            finding => (finding.Kind, finding.Weight, finding.Name) == (broken.Kind, LedgerWeight.Breaks, broken.Of)
        );
    }

    [Theory]
    [MemberData(nameof(Unbroken))]
    public async Task What_was_not_broken_is_not_reported(string name)
    {
        var ledger = await CompareAsync(UnbrokenImages.All[name]);

        Assert.Equal([], ledger.Findings.Where(finding => finding.Weight == LedgerWeight.Breaks).Select(finding => finding.Description));
    }

    [Fact]
    public async Task Every_path_package_account_and_setting_has_one_fate()
    {
        var ledger = await CompareAsync(_ => { });
        var original = await new SmallImage().FactsAsync();

        Assert.Equal(
            original.Final.Files.Keys,
            ledger.Entries.Where(entry => entry.Subject == LedgerSubject.Path).Select(entry => entry.Name)
        );
        Assert.Equal(
            original.Final.Packages.Packages.Keys,
            ledger.Entries.Where(entry => entry.Subject == LedgerSubject.Package).Select(entry => entry.Name)
        );
        Assert.Equal(ledger.Entries.Length, ledger.Entries.Select(entry => (entry.Subject, entry.Name)).Distinct().Count());
        Assert.DoesNotContain(ledger.Entries, entry => entry.Fate == LedgerFate.Unaccounted);
    }

    [Fact]
    public async Task What_was_dropped_is_told_by_reason_with_its_size()
    {
        var ledger = await CompareAsync(_ => { });

        Assert.Contains(
            ledger.Sums,
            sum => sum is { Subject: LedgerSubject.Path, Fate: LedgerFate.Dropped, Size: > 0 } && sum.Reason == BuildOnly
        );
        Assert.Equal(BuildOnly, Entry(ledger, "/usr/bin/gcc").Reason);
        Assert.Equal(LedgerFate.Volatile, Entry(ledger, "/tmp/left").Fate);
    }

    [Fact]
    public async Task Passwords_are_never_told()
    {
        var ledger = await CompareAsync(image => image.Replace("/etc/shadow", "$6$salt$hash", "$6$salt$other"));

        Assert.DoesNotContain(ledger.Findings, finding => finding.ToString().Contains("salt", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_variable_more_is_a_note_unless_the_program_reads_it()
    {
        static void Add(SmallImage image) => image.Config["Env"] = [.. image.Config["Env"], "TERM=dumb"];
        var read = Plan with { ReadVariables = ["TERM"] };

        Assert.Equal(LedgerWeight.Note, Assert.Single((await CompareAsync(Add)).Findings).Weight);
        Assert.Equal(LedgerWeight.Breaks, Assert.Single((await CompareAsync(Add, read)).Findings).Weight);
    }

    [Fact]
    public async Task What_a_plan_adds_on_purpose_is_no_finding()
    {
        static void Add(SmallImage image)
        {
            image.Install("curl", "8", ("/usr/bin/curl", "curl"));
            image.Add("/app/health/check", "ok");
        }
        var wish = new LedgerReason("wish", "the configuration asks for it");
        var plan = Plan with { Added = Plan.DroppedPaths.Clear().Add("curl", wish).Add("/app/health", wish) };

        Assert.Empty((await CompareAsync(Add, plan)).Findings);
        Assert.False((await CompareAsync(Add)).Balances);
    }

    [Fact]
    public async Task What_a_plan_says_of_the_rest_holds_for_what_nothing_else_accounts_for()
    {
        static void Shrink(SmallImage image)
        {
            image.Uninstall("fonts-dejavu");
            image.Remove("/root/.cache");
        }
        var plan = Plan with
        {
            Installed = Plan.Installed.Remove("fonts-dejavu"),
            Rest = new("unreached", "nothing reaches it", IsWeak: true),
        };

        Assert.True((await CompareAsync(Shrink, plan)).Balances);
    }

    [Fact]
    public async Task On_the_originals_own_base_the_rest_may_not_be_missing()
    {
        var plan = Plan with { Rest = new("unreached", "nothing reaches it", IsWeak: true), KeepsBase = true };

        Assert.Equal(
            ["/etc/nginx-extra.conf"],
            (await CompareAsync(image => image.Remove("/etc/nginx-extra.conf"), plan, image => image.Add("/etc/nginx-extra.conf", "x")))
                .Findings.Where(finding => finding.Weight == LedgerWeight.Breaks)
                .Select(finding => finding.Name)
        );
    }

    [Fact]
    public async Task What_a_plan_alters_on_purpose_is_brought_otherwise()
    {
        var plan = Plan with { Altered = Reasons("/app/server") };
        var ledger = await CompareAsync(image => image["/app/server"] = "without symbols", plan);

        Assert.True(ledger.Balances);
        Assert.Equal(LedgerFate.BroughtOtherwise, Entry(ledger, "/app/server").Fate);
    }

    [Fact]
    public async Task What_another_brings_in_place_of_a_package_that_is_left_out_is_no_finding()
    {
        var ledger = await CompareAsync(image => image.AddLink("/usr/bin/gcc", "/bin/busybox"));

        Assert.Empty(ledger.Findings);
        Assert.Equal(LedgerFate.Dropped, Entry(ledger, "/usr/bin/gcc").Fate);
    }

    [Theory]
    [InlineData("/usr/bin/gcc", true)]
    [InlineData("/usr/bin/dash", false)]
    public async Task A_link_that_chose_a_program_of_a_package_that_is_left_out_may_choose_another(string chosen, bool balances)
    {
        var ledger = await CompareAsync(
            image => image.AddLink("/etc/alternatives/compiler", "/usr/bin/ping"),
            inOriginal: image => image.AddLink("/etc/alternatives/compiler", chosen)
        );

        Assert.Equal(balances, ledger.Balances);
    }

    [Theory]
    [InlineData("app:!:19000::::::\n", true)]
    [InlineData("app:$6$salt$hash:19000::::::\n", false)]
    public async Task Without_the_file_nobody_logs_in_so_that_only_passwords_are_lost_with_it(string shadow, bool balances)
    {
        var plan = Plan with { DroppedPaths = Plan.DroppedPaths.Add("/etc/shadow", BuildOnly) };
        var ledger = await CompareAsync(image => image.Remove("/etc/shadow"), plan, image => image["/etc/shadow"] = shadow);

        Assert.Equal(balances, !ledger.Findings.Any(finding => finding.Kind == LedgerFindingKind.Password));
    }

    [Theory]
    [InlineData("/usr/share/pam-configs/capability", true)]
    [InlineData("/usr/share/other/capability", false)]
    public async Task What_a_tool_makes_of_the_modules_follows_them(string module, bool balances)
    {
        static void AddStack(SmallImage image, string modules) => image.Add("/etc/pam.d/common-auth", modules);
        var plan = Plan with { DroppedPaths = Plan.DroppedPaths.Add(module, BuildOnly) };
        var ledger = await CompareAsync(
            image =>
            {
                image.Remove(module);
                AddStack(image, "unix");
            },
            plan,
            image =>
            {
                image.Add(module, "x");
                AddStack(image, "unix cap");
            }
        );

        Assert.Equal(balances, ledger.Balances);
    }

    [Fact]
    public async Task The_next_release_of_a_package_s_mending_is_a_note()
    {
        var ledger = await CompareAsync(image =>
        {
            image.SetVersion("libssl3", "3.0.15-1");
            image[$"{SmallImage.Libraries}/libssl.so.3"] = "mended";
        });

        Assert.Equal(
            (LedgerFindingKind.PackageVersion, LedgerWeight.Note),
            ledger.Findings.Select(finding => (finding.Kind, finding.Weight)).Single()
        );
    }

    [Fact]
    public async Task Images_without_a_package_database_are_compared_too()
    {
        var (original, rewritten) = (new TestImage(), new TestImage());
        original.Layer(layer => layer.File("/app/server", "x").File("/app/page", "y"));
        rewritten.Layer(layer => layer.File("/app/server", "x"));
        var ledger = LedgerCheck.Compare(await original.FactsAsync(), await rewritten.FactsAsync(), Expectation.Everything);

        Assert.Equal(["/app/page"], ledger.Findings.Select(finding => finding.Name));
    }

    [Fact]
    public void Every_rule_holds_for_its_own_example()
    {
        foreach (var rule in LedgerRules.All)
        {
            var file = new FileFacts(rule.Example, FileKind.Regular, 1, 0, 0, 0, 0);
            var holds =
                rule.Packages.Count > 0
                    ? LedgerRules.OfPackage(rule.On[0], rule.Example) is not null
                    : LedgerRules.Find(rule.On[0], file) is not null;
            Assert.True(holds, rule.Name);
            Assert.False(string.IsNullOrEmpty(rule.Why));
        }
    }

    private static LedgerEntry Entry(Ledger ledger, string path) =>
        ledger.Entries.Single(entry => entry.Subject == LedgerSubject.Path && entry.Name == path);

    private static ImmutableSortedDictionary<string, LedgerReason> Reasons(string name) =>
        ImmutableSortedDictionary.Create<string, LedgerReason>(StringComparer.Ordinal).Add(name, BuildOnly);

    /// <summary>The original against an image as a plan would have it, but for one change.</summary>
    private static async Task<Ledger> CompareAsync(
        Action<SmallImage> change,
        Expectation? expected = null,
        Action<SmallImage>? inOriginal = null
    )
    {
        var (original, rewritten) = (new SmallImage(), new SmallImage());
        inOriginal?.Invoke(original);
        inOriginal?.Invoke(rewritten);
        rewritten.Uninstall("gcc");
        foreach (var path in new[] { "/usr/lib/gcc", "/src", "/usr/include", "/var/log/dpkg.log", "/tmp/left" })
            rewritten.Remove(path);
        change(rewritten);

        return LedgerCheck.Compare(await original.FactsAsync(), await rewritten.FactsAsync(), expected ?? Plan);
    }
}
