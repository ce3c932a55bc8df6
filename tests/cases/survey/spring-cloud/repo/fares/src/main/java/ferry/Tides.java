package ferry;

@Component
public class Tides {
    private final RestTemplate http;
    private final Berths berths;

    @Value("${harbour.url:http://bookings:8081}")
    private String url;

    public Tides(RestTemplate http, Berths berths) {
        this.http = http;
        this.berths = berths;
    }

    public String next() {
        return http.getForObject(url + "/bookings/next", String.class);
    }

    public String berth() {
        // A setter of another type with the same field name dials nothing.
        berths.setUrl("http://quay:8000/berths");
        return berths.url();
    }
}
