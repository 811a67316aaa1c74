using System.Collections.Immutable;
using DockerSplit.Knowledge;

namespace DockerSplit.Ecosystems;

/// <summary>The ecosystems, as a value. Every one answers for itself, so their order does not matter.</summary>
public sealed class EcosystemCatalog(ImmutableArray<Ecosystem> all)
{
    /// <summary>Those that are shipped.</summary>
    public static EcosystemCatalog Shipped { get; } =
        new([
            new DotNet.DotNetEcosystem(),
            new Go.GoEcosystem(),
            new Java.JavaEcosystem(),
            new Node.NodeEcosystem(),
            new Php.PhpEcosystem(),
            new Python.PythonEcosystem(),
            new R.REcosystem(),
            new Ruby.RubyEcosystem(),
            new Rust.RustEcosystem(),
            .. Plain.Select(name => new PlainEcosystem(name)),
        ]);

    /// <summary>The folders that hold data alone.</summary>
    private static ImmutableArray<string> Plain =>
        ["C", "D", "Elixir", "Erlang", "Haskell", "Lua", "OCaml", "Pascal", "Perl", "Scheme", "Swift", "Tcl", "Zig"];

    public ImmutableArray<Ecosystem> All => all;

    /// <summary>What is known beforehand, with these ecosystems and no others.</summary>
    public KnowledgeBase Knowledge() => new(() => all.Select(ecosystem => ecosystem.Data));
}
