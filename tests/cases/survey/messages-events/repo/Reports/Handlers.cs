public class OnCart : INotificationHandler<CartEmptied> { }
public class OnOrder : INotificationHandler<OrderPlacedEvent> { }
