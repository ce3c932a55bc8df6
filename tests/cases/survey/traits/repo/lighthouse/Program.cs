var builder = WebApplication.CreateBuilder(args);
builder.Logging.AddJsonConsole();
var app = builder.Build();
app.MapGet("/lamps/{id}", (int id) => id);
app.MapGrpcService<BeamService>();
app.Run();
