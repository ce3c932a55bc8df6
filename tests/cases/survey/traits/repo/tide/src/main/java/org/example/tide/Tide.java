package org.example.tide;

@SpringBootApplication
@RestController
@RequestMapping("/tides")
public class Tide {
    public static void main(String[] args) throws Exception {
        SpringApplication.run(Tide.class, args);
        File.createTempFile("tide", ".csv");
    }

    @GetMapping("/{port}")
    public String at(String port) { return port; }

    @RequestMapping(value = "/{port}", method = RequestMethod.DELETE)
    public void forget(String port) { }
}
