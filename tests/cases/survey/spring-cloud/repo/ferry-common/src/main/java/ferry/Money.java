package ferry;

public record Money(long cents, String currency) {
}
