var app = WebApplication.CreateBuilder(args).Build();
app.MapHealthChecks("/health");
app.Run();
