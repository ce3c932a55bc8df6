var builder = WebApplication.CreateBuilder(args);
var app = builder.Build();
app.MapGet("/weather", () => "weather");
app.Run();
