package ferry;

@SpringBootApplication
public class SettingsApplication {
    public static void main(String[] args) {
        SpringApplication.run(SettingsApplication.class, args);
    }
}
