package com.acme.orders;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.URL;
import java.nio.charset.StandardCharsets;

/** HTTP in one line. */
final class Requests {
    private Requests() {}

    static String text(String url) {
        try (BufferedReader reader =
                new BufferedReader(new InputStreamReader(new URL(url).openStream(), StandardCharsets.UTF_8))) {
            return reader.readLine();
        } catch (IOException problem) {
            throw new UncheckedIOException(problem);
        }
    }
}
