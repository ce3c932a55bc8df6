var builder = WebApplication.CreateBuilder(args);
var app = builder.Build();
app.MapGet("/gateway", () => "gateway");
app.Run();
