namespace Tickets.Clients;

public class TimetableClient
{
    private readonly HttpClient _client;

    public TimetableClient(HttpClient client)
    {
        _client = client;
    }

    public async Task<Sailing[]> Sailings(string day)
    {
        var found = await _client.GetFromJsonAsync<Sailing[]>($"sailings/{day}");
        return found ?? [];
    }
}
