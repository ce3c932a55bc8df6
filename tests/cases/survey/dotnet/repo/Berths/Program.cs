var builder = WebApplication.CreateBuilder(args);
var app = builder.Build();
app.MapGet("/berths", () => "berths");
app.Run();
