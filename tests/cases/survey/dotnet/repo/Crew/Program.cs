var builder = WebApplication.CreateBuilder(args);
var app = builder.Build();
app.MapGet("/crew", () => "crew");
app.Run();
