using Refit;

var builder = WebApplication.CreateBuilder(args);
builder.Services.Configure<Harbour>(builder.Configuration.GetSection("Harbour"));
builder.Services.AddHttpClient<TimetableClient>(client =>
{
    client.BaseAddress = new Uri(builder.Configuration["Timetable:Url"]!);
});
builder.Services
    .AddRefitClient<IFares>()
    .ConfigureHttpClient(client => client.BaseAddress = new Uri("http://fares:8080"));
builder.Services.AddGrpcClient<Berthing.BerthingClient>(o => o.Address = new Uri(builder.Configuration["Berths"]!));
builder.Services.AddHttpClient<WeatherClient>(client => client.BaseAddress = new Uri("http://weather"));
builder.Services.AddHealthChecks().AddUrlGroup(new Uri(builder.Configuration["Checks:Crew"]!));
builder.Services.AddLedger(builder.Configuration.GetConnectionString("Ledger")!);

var app = builder.Build();
app.MapGet("/book", async (IFares fares) => await fares.Price("A"));
app.Run();

public interface IFares
{
    [Get("/fares/{route}")]
    Task<decimal> Price(string route);
}

public class Booking
{
    private readonly IFares _fares;

    public Booking(IFares fares) => _fares = fares;

    public Task<decimal> Pay(string route) => _fares.Price(route);
}
