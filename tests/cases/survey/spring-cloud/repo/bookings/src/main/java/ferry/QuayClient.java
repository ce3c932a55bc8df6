package ferry;

// Declared, injected, and never called: no edge.
@FeignClient("quay")
public interface QuayClient {
    @GetMapping("/berths")
    int berths();
}
