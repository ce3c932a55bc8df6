var builder = WebApplication.CreateBuilder(args);
builder.AddRabbitBus().AddSubscription<OrderPlacedEvent, OrderPlacedHandler>();
builder.Build().Run();
