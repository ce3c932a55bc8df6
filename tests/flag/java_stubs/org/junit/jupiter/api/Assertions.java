package org.junit.jupiter.api;

public class Assertions {
    public static void assertEquals(Object wanted, Object got) {
        if (!wanted.equals(got)) {
            throw new AssertionError("wanted " + wanted + ", got " + got);
        }
    }

    public static void assertNotNull(Object got) {
        if (got == null) {
            throw new AssertionError("null");
        }
    }
}
