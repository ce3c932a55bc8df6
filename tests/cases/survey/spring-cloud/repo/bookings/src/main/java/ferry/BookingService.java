package ferry;

@Service
public class BookingService {
    private final FaresClient prices;
    private final QuayClient quay;

    public BookingService(FaresClient prices, QuayClient quay) {
        this.prices = prices;
        this.quay = quay;
    }

    public Money book(String route) {
        return prices.fare(route);
    }

    public String hint() {
        return "fares";
    }
}
