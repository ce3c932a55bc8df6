package ferry;

@SpringBootApplication
public class QuayApplication {
    public static void main(String[] args) {
        SpringApplication.run(QuayApplication.class, args);
    }
}
