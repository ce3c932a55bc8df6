namespace Shared;

public class WeatherClient(HttpClient http)
{
    public Task<string> Today() => http.GetStringAsync("/today");
}
