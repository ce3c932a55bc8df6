package library;

public class LoanLookup {
    private static final String SCHEME = "http://";
    private final RestTemplate template = new RestTemplate();

    private String getServiceUrl(String name) {
        return SCHEME + name;
    }

    public Loans of(String member) {
        // The second name is no host: nothing dials it.
        String label = describe("desk");
        String address = getServiceUrl("loans") + "/api/loans/" + member;
        return template.exchange(address, HttpMethod.GET, null, Loans.class).getBody();
    }

    private String describe(String name) {
        return "for " + name;
    }
}
