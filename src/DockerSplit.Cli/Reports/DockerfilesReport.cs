using System.Collections.Immutable;

namespace DockerSplit.Cli.Reports;

/// <summary>Both Dockerfiles with what is known of their lines.</summary>
/// <param name="Rewritten">Null where there is none.</param>
internal sealed record DockerfilesReport(DockerfileReport Original, DockerfileReport? Rewritten);

/// <summary>A Dockerfile's text.</summary>
/// <param name="Notes">Why its lines are as they are, in the order of lines.</param>
internal sealed record DockerfileReport(string Name, string Text, ImmutableArray<LineNoteReport> Notes);

/// <summary>What was decided because of some lines, or why they are there.</summary>
/// <param name="Line">The first, from 1.</param>
/// <param name="LastLine">The last.</param>
/// <param name="Decision">Such as <c>gcc: dropped</c>.</param>
/// <param name="Rule">The rule's short name.</param>
internal sealed record LineNoteReport(int Line, int LastLine, string Decision, string Rule, string Reason);
