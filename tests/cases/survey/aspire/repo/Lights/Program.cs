var builder = WebApplication.CreateBuilder(args);
var login = builder.Configuration.GetSection("Login");
var url = login["Url"];
builder.Services.AddAuthentication().AddJwtBearer(options => options.Authority = url);
builder.Services.AddHttpClient("tides", client => client.BaseAddress = new("https+http://tide-tables"));
var app = builder.Build();
app.MapGet("/tides", async (IHttpClientFactory factory) =>
{
    var client = factory.CreateClient("tides");
    return await client.GetStringAsync("/today");
});
app.MapGet("/back", () => login["Back"]);
app.Run();
