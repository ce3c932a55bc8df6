using RabbitMQ.Client;

public class RabbitBus : IEventBus
{
    private readonly IModel _channel;

    public Task PublishAsync(IntegrationEvent @event)
    {
        _channel.BasicPublish(exchange: "shop", routingKey: @event.GetType().Name, body: Body(@event));
        return Task.CompletedTask;
    }
}
