using DockerSplit.Application;
using DockerSplit.Cli.Files;
using DockerSplit.Cli.Terminal;
using DockerSplit.Engine.Builds;

namespace DockerSplit.Cli.Configuration;

/// <summary>
/// Reads <c>--secret</c> as buildx does (util/buildflags/secrets.go): <c>id=ID</c> with <c>src=FILE</c> or <c>env=VARIABLE</c>; with
/// neither, the variable of that name, or else the file.
/// </summary>
internal static class SecretReader
{
    private const string Variable = "env";

    /// <exception cref="EnvironmentFailure">It is not well-formed, or the secret is not there.</exception>
    public static BuildSecret Read(string text, IConsole console)
    {
        var fields = Fields(text);
        if (fields.GetValueOrDefault("id") is not { Length: > 0 } id)
            throw Refused(text, "has no id=ID");

        var source = fields.GetValueOrDefault("src") ?? fields.GetValueOrDefault("source");
        if (fields.GetValueOrDefault("type") is not (null or "file" or Variable))
            throw Refused(text, "has a type other than file and env");

        var name =
            fields.GetValueOrDefault(Variable)
            ?? (fields.GetValueOrDefault("type") == Variable ? source ?? id : null)
            ?? (source is null && console.Variable(id) is not null ? id : null);

        return name is null ? FromFile(id, source ?? id, console) : FromVariable(text, id, name, console);
    }

    private static BuildSecret FromFile(string id, string file, IConsole console)
    {
        var path = Path.GetFullPath(file, console.WorkingDirectory);

        return new(id, IsVariable: false, path, SmallFile.ReadText(path, file));
    }

    private static BuildSecret FromVariable(string text, string id, string name, IConsole console) =>
        new(id, IsVariable: true, name, console.Variable(name) ?? throw Refused(text, $"names the variable {name}, which is not set"));

    private static Dictionary<string, string> Fields(string text)
    {
        var fields = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        foreach (var field in text.Split(','))
        {
            if (field.Split('=', 2) is not [var key, var value] || key is not ("id" or "src" or "source" or "type" or Variable))
                throw Refused(text, "is no id=ID,src=FILE or id=ID,env=VARIABLE");

            fields[key] = value;
        }

        return fields;
    }

    private static EnvironmentFailure Refused(string text, string complaint) => new($"--secret: '{text}' {complaint}", FailureKind.Usage);
}
