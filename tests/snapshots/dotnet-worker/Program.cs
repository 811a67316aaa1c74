using System.Globalization;
using System.Text.Json;

// Tells of the jobs that a file names, in the words of a culture.
using var file = JsonDocument.Parse(File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "jobs.json")));
var wanted = args.FirstOrDefault();
var jobs = file.RootElement.GetProperty("jobs").EnumerateArray().Where(job => wanted is null || job.GetProperty("name").GetString() == wanted).ToList();
if (jobs.Count == 0)
{
    Console.Error.WriteLine($"no job {wanted}");
    return 3;
}
foreach (var job in jobs)
    Console.WriteLine($"{job.GetProperty("name")} {(job.GetProperty("hours").GetInt32() * 1.5).ToString("N1", CultureInfo.GetCultureInfo("de-DE"))}");
return 0;
