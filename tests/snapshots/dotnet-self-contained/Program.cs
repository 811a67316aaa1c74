using System.Globalization;

// Tells how a day is written in a city, and how far its clock is ahead in winter.
var cities = File.ReadAllLines(Path.Combine(AppContext.BaseDirectory, "cities.txt")).Select(line => line.Split(' '));
if (cities.FirstOrDefault(city => args.Length == 0 || city[0] == args[0]) is not { } found)
{
    Console.Error.WriteLine("no such city");
    return 4;
}
var winter = new DateTime(2026, 1, 15, 12, 0, 0, DateTimeKind.Utc);
Console.WriteLine($"{winter.ToString("D", CultureInfo.GetCultureInfo(found[2]))} {TimeZoneInfo.FindSystemTimeZoneById(found[1]).GetUtcOffset(winter).TotalHours}");
return 0;
