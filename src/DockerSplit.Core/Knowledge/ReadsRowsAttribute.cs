namespace DockerSplit.Knowledge;

/// <summary>
/// Asks the build for a reader of a type that a data file holds: a static property of the marked class with the type's name, such as
/// <c>PathRowArray</c> for <c>PathRow[]</c>.
/// </summary>
/// <param name="type">A record, or an array of them.</param>
[AttributeUsage(AttributeTargets.Class, AllowMultiple = true)]
public sealed class ReadsRowsAttribute(Type type) : Attribute
{
    public Type Type => type;
}
