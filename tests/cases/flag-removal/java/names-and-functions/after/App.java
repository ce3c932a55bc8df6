package a;

class App {
    String name(int x) throws Exception {
        if (x > 1) {
            return "more";
        }
        String name = "task";
        return name;
    }
}
