public class Checkout(IEventBus eventBus, IMediator mediator)
{
    public async Task Finish(int order)
    {
        await mediator.Publish(new CartEmptied(order));
        var placed = new OrderPlacedEvent(order);
        await eventBus.PublishAsync(placed);
    }
}
