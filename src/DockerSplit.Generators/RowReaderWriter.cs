using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace DockerSplit.Generators;

/// <summary>Writes a method for each type: the reader stands on the first token of a value, and on its last one afterwards.</summary>
internal sealed class RowReaderWriter(GeneratedFile file)
{
    private const string Help = "global::DockerSplit.Knowledge.RowText";
    private const string Reader = "ref global::System.Text.Json.Utf8JsonReader reader";

    private readonly HashSet<ITypeSymbol> _known = new(SymbolEqualityComparer.Default);
    private readonly Queue<ITypeSymbol> _pending = new();

    /// <summary>A property for a type that a file holds.</summary>
    public void AddEntry(ITypeSymbol type)
    {
        var reader = $"global::DockerSplit.Knowledge.RowReader<{type.Full()}>";
        file.Line($"public static {reader} {type.Word()} => new(typeof({file.Owner}).Assembly, {Method(type)});");
    }

    /// <summary>The methods of all types that were met.</summary>
    public void WritePending()
    {
        while (_pending.Count > 0)
            Write(_pending.Dequeue());
    }

    /// <summary>The method that reads a value of the type.</summary>
    private string Method(ITypeSymbol type)
    {
        if (type.IsText())
            return Help + ".Text";
        if (type.SpecialType == SpecialType.System_Boolean)
            return Help + ".Flag";
        if (type.SpecialType == SpecialType.System_Int32)
            return Help + ".Number";
        if (_known.Add(type.WithNullableAnnotation(NullableAnnotation.None)))
            _pending.Enqueue(type);

        return "Read" + type.Word();
    }

    private void Write(ITypeSymbol type)
    {
        if (type.ElementOf() is { } element)
            Body(type, type is IArrayTypeSymbol or { Name: "IReadOnlyList" } ? "Array" : "Immutable", Method(element));
        else if (type is INamedTypeSymbol { Name: "Dictionary" or "ImmutableDictionary" } table && table.TypeArguments[0].IsText())
            Body(type, type.Name, Method(table.TypeArguments[1]));
        else if (type.TypeKind == TypeKind.Enum)
            WriteEnum(type);
        else if (type is INamedTypeSymbol { IsRecord: true } record)
            WriteRecord(record);
        else
            file.Refuse($"data files hold no {type.ToDisplayString()}");
    }

    private void Body(ITypeSymbol type, string helper, string method) =>
        file.Line($"private static {type.Full()} Read{type.Word()}({Reader}) => {Help}.{helper}(ref reader, {method});");

    private void WriteEnum(ITypeSymbol type)
    {
        file.Line($"private static {type.Full()} Read{type.Word()}({Reader})");
        file.Line("{");
        foreach (var value in type.GetMembers().OfType<IFieldSymbol>())
            file.Line($"    if (reader.ValueTextEquals(\"{value.Name}\"u8)) return {type.Full()}.{value.Name};");
        file.Line($"    throw {Help}.Unknown(ref reader, \"{type.Name}\");");
        file.Line("}");
    }

    private void WriteRecord(INamedTypeSymbol record)
    {
        var parameters = record.Parameters().Select(parameter => new Member(parameter.Name, parameter.Type, true)).ToList();
        var names = new HashSet<string>(parameters.Select(parameter => parameter.Name));
        var properties = record
            .Settable()
            .Where(property => !names.Contains(property.Name))
            .Select(property => new Member(property.Name, property.Type, property.IsRequired))
            .ToList();
        Check(record);

        file.Line($"private static {record.Full()} Read{record.Word()}({Reader})");
        file.Line("{");
        foreach (var member in parameters.Concat(properties))
            file.Line($"    {member.Type.Full()} {member.Local} = default!;");
        file.Line("    ulong seen = 0;");
        file.Line($"    {Help}.Start(ref reader, \"{record.Name}\");");
        file.Line($"    while ({Help}.Next(ref reader))");
        file.Line("    {");
        var all = parameters.Concat(properties).ToList();
        for (var i = 0; i < all.Count; i++)
        {
            file.Line($"        if (reader.ValueTextEquals(\"{all[i].Json}\"u8))");
            file.Line("        {");
            file.Line($"            {Help}.Once(ref reader, ref seen, {1UL << i}UL);");
            file.Line($"            {all[i].Local} = {Method(all[i].Type.NullableValue() ?? all[i].Type)}(ref reader);");
            file.Line("            continue;");
            file.Line("        }");
        }
        file.Line($"        throw {Help}.Unknown(ref reader, \"{record.Name}\");");
        file.Line("    }");
        var required = all.Select((member, at) => member.IsRequired ? 1UL << at : 0).Aggregate(0UL, (sum, bit) => sum | bit);
        file.Line($"    {Help}.Require(seen, {required}UL, \"{record.Name}\");");
        file.Line($"    return new({string.Join(", ", parameters.Select(parameter => parameter.Local))})");
        file.Line($"    {{ {string.Join(", ", properties.Select(property => $"{property.Name} = {property.Local}"))} }};");
        file.Line("}");
    }

    /// <summary>What a row leaves out becomes the type's default, which an initial value of the property would not be.</summary>
    private void Check(INamedTypeSymbol record)
    {
        foreach (var property in record.Settable().SelectMany(property => property.DeclaringSyntaxReferences))
        {
            if (property.GetSyntax() is PropertyDeclarationSyntax { Initializer: not null } syntax)
                file.Refuse($"{record.Name}.{syntax.Identifier.Text} has an initial value, which a reader of rows does not keep");
        }
    }

    private sealed class Member(string name, ITypeSymbol type, bool isRequired)
    {
        public string Name => name;

        public ITypeSymbol Type => type;

        public bool IsRequired => isRequired;

        public string Json { get; } = char.ToLowerInvariant(name[0]) + name.Substring(1);

        public string Local => "@" + Json;
    }
}
