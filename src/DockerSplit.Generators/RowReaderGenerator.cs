using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace DockerSplit.Generators;

/// <summary>
/// Writes the readers of data files: for each type that a class marked with <c>ReadsRows</c> names, a property of the type's name. What it
/// writes is what one would write by hand, so that nothing is described or looked up when the program starts.
/// </summary>
[Generator]
public sealed class RowReaderGenerator : IIncrementalGenerator
{
    private const string Attribute = "DockerSplit.Knowledge.ReadsRowsAttribute";

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
                        var writer = new RowReaderWriter(file);
                        foreach (var type in types)
                            writer.AddEntry(type);
                        writer.WritePending();
                    }
                )
        );

        context.RegisterSourceOutput(files, static (output, file) => file.AddTo(output));
    }
}
