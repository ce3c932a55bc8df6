namespace Shared;

public static class Storage
{
    public static void AddArchive(this IServiceCollection services, string connection) =>
        services.AddDbContext<Archive>(options => options.UseMySql(connection));

    public static void AddLedger(this IServiceCollection services, string connection) =>
        services.AddDbContext<Ledger>(options => options.UseNpgsql(connection));
}
