using Microsoft.CodeAnalysis;

namespace DockerSplit.Generators;

/// <summary>Writes a method for each record that holds text, however deep.</summary>
internal sealed class TextMapWriter(GeneratedFile file)
{
    private const string Map = "global::System.Func<string, string> map";

    private readonly HashSet<ITypeSymbol> _known = new(SymbolEqualityComparer.Default);
    private readonly Queue<INamedTypeSymbol> _pending = new();

    public void Add(ITypeSymbol type) => Mapped(type, "value");

    public void WritePending()
    {
        while (_pending.Count > 0)
            Write(_pending.Dequeue());
    }

    private void Write(INamedTypeSymbol record)
    {
        var changes = record
            .Settable()
            .Select(property => (property.Name, Value: Mapped(property.Type, "value." + property.Name)))
            .Where(change => change.Value is not null)
            .Select(change => $"{change.Name} = {change.Value}");

        file.Line($"public static {record.Full()} {record.Word()}({record.Full()} value, {Map}) =>");
        file.Line($"    value with {{ {string.Join(", ", changes)} }};");
    }

    /// <summary>How a value is mapped; null where its type holds no text.</summary>
    private string? Mapped(ITypeSymbol type, string value)
    {
        if (type.NullableAnnotation == NullableAnnotation.Annotated && type.IsReferenceType)
            return Mapped(type.WithNullableAnnotation(NullableAnnotation.NotAnnotated), value) is { } some
                ? $"({value} is null ? null : {some})"
                : null;
        if (type.IsText())
            return $"map({value})";
        if (type is INamedTypeSymbol { Name: "ImmutableArray" } && type.ElementOf() is { } element)
            return Mapped(element, "item") is { } item ? $"[.. global::System.Linq.Enumerable.Select({value}, item => {item})]" : null;
        if (type.TypeKind == TypeKind.Enum || type.NullableValue() is not null || type.SpecialType is not SpecialType.None)
            return null;
        if (type is not INamedTypeSymbol { IsRecord: true, IsAbstract: false } record)
        {
            file.Refuse($"texts in a {type.ToDisplayString()} are not found");
            return null;
        }
        if (_known.Add(record.WithNullableAnnotation(NullableAnnotation.None)))
            _pending.Enqueue(record);

        return $"{record.Word()}({value}, map)";
    }
}
