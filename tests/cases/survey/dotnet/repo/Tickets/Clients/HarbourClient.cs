namespace Tickets.Clients;

public class Harbour
{
    public string PilotUrl { get; set; } = "";

    public string ReturnUrl { get; set; } = "";
}

public class HarbourClient
{
    private readonly HttpClient _client;
    private readonly Harbour _harbour;

    public HarbourClient(HttpClient client, IOptions<Harbour> harbour)
    {
        _client = client;
        _harbour = harbour.Value;
    }

    public Task Order() => _client.PostAsync(_harbour.PilotUrl + "/orders", null);

    public string Back() => _harbour.ReturnUrl;
}
