var builder = WebApplication.CreateBuilder(args);
var app = builder.Build();
app.MapGet("/sailings", () => "sailings");
app.Run();
