using System.Collections.Frozen;
using System.Collections.Immutable;
using System.Text;
using DockerSplit.Images.Elf;
using DockerSplit.Knowledge;

namespace DockerSplit.Images.Habits;

/// <summary>All known habits: those of <c>Data/habits.json</c>, and those of the ecosystems.</summary>
internal sealed class HabitCatalog
{
    /// <summary>No symbol of the data is longer.</summary>
    public const int MaxSymbol = 64;

    private static readonly DataFile<Habit[]> File = new("Data/habits.json", HabitReader.HabitArray);
    private static readonly Lazy<HabitCatalog> Loaded = new(Load);

    private HabitCatalog(ImmutableArray<Habit> all)
    {
        All = all;
        Symbols = all.SelectMany(habit => habit.When.Imports)
            .Append("dlopen")
            .Concat(KnownPrograms.Functions)
            .ToFrozenSet(StringComparer.Ordinal);
        Markers = [.. all.SelectMany(habit => habit.When.Strings).Distinct(StringComparer.Ordinal).Select(text => (text, Bytes(text)))];
    }

    public static HabitCatalog Known => Loaded.Value;

    public ImmutableArray<Habit> All { get; }

    /// <summary>The undefined symbols that tell of a habit, and <c>dlopen</c>, and those that start programs.</summary>
    public FrozenSet<string> Symbols { get; }

    /// <summary>The strings that tell of a habit, with their bytes.</summary>
    public ImmutableArray<(string Text, ReadOnlyMemory<byte> Bytes)> Markers { get; }

    private static ReadOnlyMemory<byte> Bytes(string text) => Encoding.UTF8.GetBytes(text);

    private static HabitCatalog Load() =>
        new([.. File.Content, .. KnowledgeBase.Shipped.Ecosystems.SelectMany(ecosystem => ecosystem.Opens)]);
}

[ReadsRows(typeof(Habit[]))]
internal static partial class HabitReader;
