using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace DockerSplit.Generators;

/// <summary>
/// Writes, for each type that a class marked with <c>MapsTexts</c> names, a method that puts each text of a value through a function: all
/// that can be set and holds text is found by its type, so that none is forgotten when the type grows.
/// </summary>
[Generator]
public sealed class TextMapGenerator : IIncrementalGenerator
{
    private const string Attribute = "DockerSplit.Cli.Reports.MapsTextsAttribute";

    /// <inheritdoc/>
    public void Initialize(IncrementalGeneratorInitializationContext context)
    {
        var files = context.SyntaxProvider.ForAttributeWithMetadataName(
            Attribute,
            static (node, _) => node is ClassDeclarationSyntax,
            static (at, _) =>
                GeneratedFile.Of(
                    (INamedTypeSymbol)at.TargetSymbol,
                    at.Attributes,
                    (file, types) =>
                    {
                        var writer = new TextMapWriter(file);
                        foreach (var type in types)
                            writer.Add(type);
                        writer.WritePending();
                    }
                )
        );

        context.RegisterSourceOutput(files, static (output, file) => file.AddTo(output));
    }
}
