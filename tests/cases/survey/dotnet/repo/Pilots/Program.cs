var builder = WebApplication.CreateBuilder(args);
var app = builder.Build();
app.MapGet("/pilots", () => "pilots");
app.Run();
