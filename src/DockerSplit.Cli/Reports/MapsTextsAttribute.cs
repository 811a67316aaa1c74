namespace DockerSplit.Cli.Reports;

/// <summary>
/// Asks the build for a method of the marked class, of the type's name, that gives a copy of a value with each text in it put through a
/// function. What can be computed from other texts is computed again.
/// </summary>
/// <param name="type">A record.</param>
[AttributeUsage(AttributeTargets.Class, AllowMultiple = true)]
internal sealed class MapsTextsAttribute(Type type) : Attribute
{
    public Type Type => type;
}
