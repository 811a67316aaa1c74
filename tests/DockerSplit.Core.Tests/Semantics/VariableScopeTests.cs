using DockerSplit.Semantics;

namespace DockerSplit.Core.Tests.Semantics;

public sealed class VariableScopeTests
{
    private static Variable Known(string value) => new(value, IsUnknown: false);

    [Fact]
    public void Each_place_sees_what_came_before_it()
    {
        var none = VariableScope.Empty;
        var first = none.With("A", Known("1"));
        var second = first.With("A", Known("2")).With("B", Known("3"));

        Assert.Null(none.Find("A"));
        Assert.Equal(("1", null), (first.Find("A")?.Value, first.Find("B")));
        Assert.Equal(("2", "3"), (second.Find("A")?.Value, second.Find("B")?.Value));
        Assert.Empty(none.All);
        Assert.Equal(["A=1"], first.All.Select(pair => $"{pair.Key}={pair.Value.Value}"));
        Assert.Equal(["A=2", "B=3"], second.All.Select(pair => $"{pair.Key}={pair.Value.Value}"));
    }

    [Fact]
    public void Two_places_that_follow_the_same_one_do_not_see_each_other()
    {
        var shared = VariableScope.Empty.With("A", Known("1"));
        var left = shared.With("A", Known("left"));
        var right = shared.With("A", Known("right")).With("B", Known("2"));

        Assert.Equal(("1", "left", "right"), (shared.Find("A")?.Value, left.Find("A")?.Value, right.Find("A")?.Value));
        Assert.Null(left.Find("B"));
    }

    /// <summary>Against a table that is copied for each place.</summary>
    [Fact]
    public void It_says_what_a_copied_table_says()
    {
        var random = new Random(11);
        List<(VariableScope Scope, Dictionary<string, string> Table)> places = [(VariableScope.Empty, [])];
        for (var i = 0; i < 400; i++)
        {
            var (scope, table) = places[random.Next(4) == 0 ? random.Next(places.Count) : ^1];
            var (name, value) = ($"V{random.Next(12)}", $"{i}");
            places.Add((scope.With(name, Known(value)), new(table) { [name] = value }));
        }

        Assert.All(
            places,
            place =>
                Assert.Equal(
                    place.Table.OrderBy(pair => pair.Key, StringComparer.Ordinal),
                    place
                        .Scope.All.Select(pair => KeyValuePair.Create(pair.Key, pair.Value.Value!))
                        .OrderBy(pair => pair.Key, StringComparer.Ordinal)
                )
        );
    }
}
