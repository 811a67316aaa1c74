using DockerSplit.Paths;
using FsCheck;
using FsCheck.Fluent;
using FsCheck.Xunit;

namespace DockerSplit.Core.Tests.Paths;

/// <summary>The one vocabulary of container paths.</summary>
public sealed class PathTests
{
    [Theory]
    [InlineData("/", "/")]
    [InlineData("", "/")]
    [InlineData("a", "/a")]
    [InlineData("//a//b/", "/a/b")]
    [InlineData("/a/./b/.", "/a/b")]
    [InlineData("/a/../b", "/b")]
    [InlineData("/../../a", "/a")]
    [InlineData("/a/..", "/")]
    [InlineData("/.a/..b/c..", "/.a/..b/c..")]
    [InlineData("/a/.../b", "/a/.../b")]
    public void Normal(string path, string expected) => Assert.Equal(expected, ContainerPath.Normalise(path));

    [Theory]
    [InlineData("/a", "b", "/a/b")]
    [InlineData("/a", "/b", "/b")]
    [InlineData("/a", "../b", "/b")]
    [InlineData("/a", ".", "/a")]
    [InlineData("/a", "", "/a")]
    [InlineData("/", "b/", "/b")]
    public void Combined(string directory, string path, string expected) => Assert.Equal(expected, ContainerPath.Combine(directory, path));

    [Theory]
    [InlineData("/a", "/a", true)]
    [InlineData("/a/b", "/a", true)]
    [InlineData("/ab", "/a", false)]
    [InlineData("/a", "/a/b", false)]
    [InlineData("/a", "/", true)]
    [InlineData("/", "/", true)]
    [InlineData("/", "/a", false)]
    public void Within(string path, string directory, bool expected) => Assert.Equal(expected, ContainerPath.IsWithin(path, directory));

    [Theory]
    [InlineData("/a/b", "/a", "/a,/")]
    [InlineData("/a", "/", "/")]
    [InlineData("/", "/", "/")]
    public void Upwards(string path, string parent, string expected)
    {
        Assert.Equal(parent, ContainerPath.Parent(path));
        Assert.Equal(expected, string.Join(',', ContainerPath.Above(path).Append("/")));
    }

    [Theory]
    [InlineData("/usr/bin", "/opt/a", "../../opt/a")]
    [InlineData("/", "/a/b", "a/b")]
    [InlineData("/a", "/a", ".")]
    [InlineData("/a/b", "/a", "..")]
    [InlineData("/a", "/a/b/c", "b/c")]
    [InlineData("/ab", "/a", "../a")]
    public void Relative(string directory, string path, string expected) => Assert.Equal(expected, ContainerPath.Relative(directory, path));

    private static Arbitrary<(string, string)> Pairs() =>
        (
            from left in Gen.Elements("a", "b", "c.d", ".e").ListOf()
            from right in Gen.Elements("a", "b", "c.d", ".e").ListOf()
            select (ContainerPath.Normalise("/" + string.Join('/', left)), ContainerPath.Normalise("/" + string.Join('/', right)))
        ).ToArbitrary();

    [Property(MaxTest = 200)]
    public Property A_relative_path_leads_back() =>
        Prop.ForAll(Pairs(), pair => ContainerPath.Combine(pair.Item1, ContainerPath.Relative(pair.Item1, pair.Item2)) == pair.Item2);

    [Property(MaxTest = 200)]
    public Property What_is_normal_stays_as_it_is() => Prop.ForAll(Pairs(), pair => ContainerPath.Normalise(pair.Item1) == pair.Item1);

    [Property(MaxTest = 200)]
    public Property A_set_covers_what_lies_below_its_paths() =>
        Prop.ForAll(Pairs(), pair => PathSet.Of([pair.Item1]).Covers(pair.Item2) == ContainerPath.IsWithin(pair.Item2, pair.Item1));

    [Theory]
    [InlineData("/a,/b/c", "/a", "/a", false)]
    [InlineData("/a,/b/c", "/a/x", "/a", true)]
    [InlineData("/a,/a/b", "/a/b/c", "/a/b", true)]
    [InlineData("/a,/a/b", "/a/b", "/a/b", true)]
    [InlineData("/b/c", "/b", null, false)]
    [InlineData("/b/c", "/b/cd", null, false)]
    [InlineData("/", "/x", "/", true)]
    [InlineData("/", "/", "/", false)]
    public void A_set_names_the_nearest_of_its_paths(string paths, string path, string? cover, bool hasAbove)
    {
        var set = PathSet.Of(paths.Split(','));

        Assert.Equal(cover, set.CoverOf(path));
        Assert.Equal(cover is not null, set.Covers(path));
        Assert.Equal(hasAbove, set.HasAbove(path));
    }

    [Theory]
    [InlineData("/", "a", "/a")]
    [InlineData("/a", "b", "/a/b")]
    [InlineData("/a", "", "/a")]
    [InlineData("/a", "b c", "/a/b/c")]
    [InlineData("/a", ".. b", "/b")]
    public void Components_are_joined(string directory, string names, string expected) =>
        Assert.Equal(expected, ContainerPath.Join(directory, names.Split(' ', StringSplitOptions.RemoveEmptyEntries)));

    [Theory]
    [InlineData("/a/b", "a b")]
    [InlineData("//a/./b/", "a b")]
    [InlineData("/a/../b", "a .. b")]
    [InlineData("/", "")]
    public void Components(string path, string expected) => Assert.Equal(expected, string.Join(' ', ContainerPath.Split(path)));

    [Theory]
    [InlineData("/a/*", "/a/b", true)]
    [InlineData("/a/*", "/a/b/c", false)]
    [InlineData("/a/*", "/a/", true)]
    [InlineData("/a/**", "/a/b/c", true)]
    [InlineData("/a/*/c", "/a/b/c", true)]
    [InlineData("/a/*/c", "/a/b/d/c", false)]
    [InlineData("/a/**/c", "/a/b/d/c", true)]
    [InlineData("*.c", "a.c", true)]
    [InlineData("*.c", "a.cc", false)]
    [InlineData("a*b*c", "aXbYbZc", true)]
    [InlineData("a*b*c", "aXbYbZ", false)]
    [InlineData("/a*", "/ab/c", false)]
    [InlineData("**.so*", "/usr/lib/x.so.1", true)]
    [InlineData("/**/x/*/y", "/a/x/b/x/c/y", true)]
    [InlineData("/a", "/a", true)]
    [InlineData("/a", "/ab", false)]
    public void Patterns(string pattern, string path, bool expected) => Assert.Equal(expected, PathPattern.Matches(pattern, path));
}
