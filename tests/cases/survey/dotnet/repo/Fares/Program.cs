var builder = WebApplication.CreateBuilder(args);
var app = builder.Build();
app.MapGet("/fares", () => "fares");
app.Run();
