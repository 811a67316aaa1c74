var app = WebApplication.Create(args);
app.MapGet("/", () => "ready");
app.Run();
