package a;

import java.net.InetAddress;

class App {
    private static final boolean ON_ECS = "true".equals(System.getenv("ECS_FLAG"));

    private static boolean isEcs() {
        return ON_ECS;
    }

    String name(int x) throws Exception {
        if (!ON_ECS) {
            System.out.println(InetAddress.getLocalHost());
        }
        if (x > 1 || !isEcs()) {
            return "more";
        }
        String name = isEcs() ? "task" : "instance";
        if (ON_ECS) {
            return name;
        } else {
            return "ec2";
        }
    }
}
