namespace Tickets.Clients;

public class Mooring(Berthing.BerthingClient berths)
{
    public async Task<int> Free()
    {
        var answer = await berths.FreeAsync(new FreeRequest());
        return answer.Count;
    }
}
