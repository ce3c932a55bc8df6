package ferry;

@SpringBootApplication
public class FaresApplication {
    public static void main(String[] args) {
        SpringApplication.run(FaresApplication.class, args);
    }
}
