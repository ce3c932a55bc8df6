package ferry;

@FeignClient(name = "fares", url = "${fares.url:}")
public interface FaresClient {
    @GetMapping("/fares/{route}")
    Money fare(@PathVariable("route") String route);
}
