namespace Tickets.Data;

public class Sales(ISaleRepository sales)
{
    private const string Office = "http://crew:8080";

    public Task<Sale> Find(int id) => sales.GetAsync(Office, id);
}
