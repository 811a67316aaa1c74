using Microsoft.CodeAnalysis;

namespace DockerSplit.Generators;

/// <summary>What both writers ask of a type.</summary>
internal static class TypeShape
{
    /// <summary>Its name in C#, with all its namespaces.</summary>
    public static string Full(this ITypeSymbol type) => type.ToDisplayString(SymbolDisplayFormat.FullyQualifiedFormat);

    /// <summary>A name for members that are about it, such as <c>PackageRowArray</c>.</summary>
    public static string Word(this ITypeSymbol type) =>
        type switch
        {
            IArrayTypeSymbol array => array.ElementType.Word() + "Array",
            INamedTypeSymbol { IsGenericType: true } generic => string.Concat(generic.TypeArguments.Select(Word)) + generic.Name,
            _ => type.Name,
        };

    public static bool IsText(this ITypeSymbol type) => type.SpecialType == SpecialType.System_String;

    /// <summary>The element of an array or of a generic list of the given names; null for any other type.</summary>
    public static ITypeSymbol? ElementOf(this ITypeSymbol type) =>
        type switch
        {
            IArrayTypeSymbol array => array.ElementType,
            INamedTypeSymbol { Name: "ImmutableArray" or "IReadOnlyList" } list => list.TypeArguments.Single(),
            _ => null,
        };

    /// <summary>The value's type of what may be null; null for any other type.</summary>
    public static ITypeSymbol? NullableValue(this ITypeSymbol type) =>
        type is INamedTypeSymbol { OriginalDefinition.SpecialType: SpecialType.System_Nullable_T } nullable
            ? nullable.TypeArguments[0]
            : null;

    /// <summary>The parameters of the constructor that is no copy.</summary>
    public static IEnumerable<IParameterSymbol> Parameters(this INamedTypeSymbol record) =>
        record
            .InstanceConstructors.Where(constructor =>
                constructor.Parameters.Length != 1 || !SymbolEqualityComparer.Default.Equals(constructor.Parameters[0].Type, record)
            )
            .OrderByDescending(constructor => constructor.Parameters.Length)
            .First()
            .Parameters;

    /// <summary>What can be set when a value is made.</summary>
    public static IEnumerable<IPropertySymbol> Settable(this INamedTypeSymbol record) =>
        record
            .GetMembers()
            .OfType<IPropertySymbol>()
            .Where(property => property is { IsStatic: false, SetMethod: not null, DeclaredAccessibility: Accessibility.Public });
}
