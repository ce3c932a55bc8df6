import java.lang.reflect.Method;
import org.junit.jupiter.api.Test;

/** Runs the tests of the classes that are named, as JUnit would. */
public class RunTests {
    public static void main(String[] names) throws Exception {
        int ran = 0;
        for (String name : names) {
            Object tests = Class.forName(name).getDeclaredConstructor().newInstance();
            for (Method method : tests.getClass().getDeclaredMethods()) {
                if (method.isAnnotationPresent(Test.class)) {
                    method.invoke(tests);
                    ran++;
                }
            }
        }
        System.out.println(ran + " passed");
    }
}
