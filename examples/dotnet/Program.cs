var app = WebApplication.CreateBuilder(args).Build();
app.MapGet("/", () => "notes\n");
app.MapGet("/settings", () => File.ReadAllText("appsettings.json"));
app.MapGet("/culture", () => new DateTime(2026, 5, 4).ToString("D", new System.Globalization.CultureInfo("de-DE")));
app.Run();
