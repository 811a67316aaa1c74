using DockerSplit.Application;
using DockerSplit.Application.Library;

if (args is not [var path, .. var rest])
{
    Console.Error.WriteLine("usage: library-sample DOCKERFILE [--prove]");
    return 2;
}

var question = new SplitQuestion(await File.ReadAllTextAsync(path), Path.GetDirectoryName(Path.GetFullPath(path))!);
try
{
    var answer = rest is ["--prove"]
        ? await Docksplit.ProveAsync(question, new Progress<string>(Console.Error.WriteLine))
        : await Docksplit.PlanAsync(question);

    Console.WriteLine($"{answer.Outcome}: {answer.Explanation}");
    foreach (var package in answer.Packages.Where(package => package.Requested))
        Console.WriteLine($"{package.Name}: {package.Role}");
    Console.WriteLine(answer.Dockerfile);

    return answer.Outcome is Outcome.Verified or Outcome.Unverified ? 0 : 1;
}
catch (EnvironmentFailure failure)
{
    Console.Error.WriteLine(failure.Message);

    return 2;
}
