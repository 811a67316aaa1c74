namespace DockerSplit.Analysis.Shell;

/// <summary>How a command is reached: in which shell, whether it runs at all, and what goes into and out of it.</summary>
/// <param name="IsLast">Whether the command decides how the program ends.</param>
internal readonly record struct Visit(ShellScope Scope, StepCondition Condition, bool IsLast = false)
{
    /// <summary>Whether it takes what another command prints.</summary>
    public bool IsFed { get; init; }

    /// <summary>Whether its output is used.</summary>
    public bool IsCaptured { get; init; }

    /// <summary>What it reads, where that is known.</summary>
    public string? Input { get; init; }

    /// <summary>The file that it reads, where it is one.</summary>
    public StepPath? InputFile { get; init; }

    /// <summary>The address that what it reads is fetched from; null where it is none, or not known.</summary>
    public string? Address { get; init; }

    /// <summary>Whether it stands in a branch that the defaults of arguments rule out.</summary>
    public bool IsOff { get; init; }

    /// <summary>The pipeline or redirected group that it is a part of, as it could be repeated; null where it is a part of none.</summary>
    public Statement? Whole { get; init; }

    /// <summary>The same, in a shell of its own.</summary>
    public Visit Apart() => this with { Scope = Scope.Copy() };

    /// <summary>Something that may or may not run.</summary>
    public Visit Maybe() => this with { Condition = StepCondition.Maybe, IsLast = false };

    /// <summary>A statement's text; null where the statement needs what only its program knows.</summary>
    public sealed record Statement(string? Text);
}
