using DockerSplit.Testing;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace DockerSplit.Architecture.Tests;

/// <summary>Lengths, namespaces and closed classes, as docs/architecture.md asks for them.</summary>
public sealed class HouseRuleTests
{
    private const int LongestFile = 400;
    private const int LongestMethod = 50;

    private static readonly Lazy<SourceFile[]> Sources = new(() => [.. Read("src"), .. Read("tests"), .. Read("bench")]);

    private static IEnumerable<SourceFile> Product => Sources.Value.Where(file => file.Name.StartsWith("src/", StringComparison.Ordinal));

    [Fact]
    public void A_namespace_is_its_folder() =>
        AssertNone(
            from file in Product
            let found = file.Root.DescendantNodes().OfType<BaseNamespaceDeclarationSyntax>().FirstOrDefault()
            where found is not null && found.Name.ToString() != file.Namespace
            select $"{file.Name}: {found.Name} is not {file.Namespace}"
        );

    [Fact]
    public void Every_class_is_sealed_static_or_abstract() =>
        AssertNone(
            from file in Product
            from type in file.Root.DescendantNodes().OfType<TypeDeclarationSyntax>()
            where type is ClassDeclarationSyntax or RecordDeclarationSyntax { RawKind: (int)SyntaxKind.RecordDeclaration }
            where !type.Modifiers.Any(IsClosing) && !IsPartOfAClosedOne(type)
            select $"{file.Name}: {type.Identifier}"
        );

    [Fact]
    public void No_file_is_longer_than_a_reader_can_hold() =>
        AssertNone(from file in Sources.Value where file.Lines > LongestFile select $"{file.Name}: {file.Lines} lines");

    [Fact]
    public void No_method_is_longer_than_a_screen() =>
        AssertNone(
            from file in Product
            from member in file
                .Root.DescendantNodes()
                .Where(node => node is BaseMethodDeclarationSyntax or LocalFunctionStatementSyntax or AccessorDeclarationSyntax)
            let lines = LinesOf(member)
            where lines > LongestMethod
            select $"{file.Name}: {lines} lines from line {member.GetLocation().GetLineSpan().StartLinePosition.Line + 1}"
        );

    private static IEnumerable<SourceFile> Read(string folder) =>
        from path in Directory.EnumerateFiles(Path.Combine(Repository.Root, folder), "*.cs", SearchOption.AllDirectories)
        let name = Path.GetRelativePath(Repository.Root, path).Replace('\\', '/')
        where !name.Contains("/obj/", StringComparison.Ordinal) && !name.Contains("/bin/", StringComparison.Ordinal)
        select SourceFile.Of(name, File.ReadAllText(path));

    private static bool IsClosing(SyntaxToken modifier) =>
        modifier.IsKind(SyntaxKind.SealedKeyword)
        || modifier.IsKind(SyntaxKind.StaticKeyword)
        || modifier.IsKind(SyntaxKind.AbstractKeyword);

    /// <summary>One part of a partial class says it for all.</summary>
    private static bool IsPartOfAClosedOne(TypeDeclarationSyntax type) =>
        type.Modifiers.Any(SyntaxKind.PartialKeyword)
        && Sources.Value.Any(file =>
            file.Root.DescendantNodes()
                .OfType<TypeDeclarationSyntax>()
                .Any(other => other.Identifier.Text == type.Identifier.Text && other.Modifiers.Any(IsClosing))
        );

    /// <summary>Without the documentation before it.</summary>
    private static int LinesOf(SyntaxNode member)
    {
        var span = member.SyntaxTree.GetLineSpan(member.Span);

        return span.EndLinePosition.Line - span.StartLinePosition.Line + 1;
    }

    private static void AssertNone(IEnumerable<string> complaints) => Assert.Empty(complaints);

    /// <param name="Name">From the repository's root.</param>
    /// <param name="Namespace">What its folder asks for.</param>
    private sealed record SourceFile(string Name, string Namespace, SyntaxNode Root, int Lines)
    {
        public static SourceFile Of(string name, string text)
        {
            var tree = CSharpSyntaxTree.ParseText(text, new CSharpParseOptions(LanguageVersion.Preview));

            return new(name, NamespaceOf(name), tree.GetRoot(), tree.GetText().Lines.Count - 1);
        }

        /// <summary>The project's name, which Core drops, and the folders below it.</summary>
        private static string NamespaceOf(string name)
        {
            var parts = name.Split('/')[1..^1];
            parts[0] = parts[0] == "DockerSplit.Core" ? "DockerSplit" : parts[0];

            return string.Join('.', parts);
        }
    }
}
