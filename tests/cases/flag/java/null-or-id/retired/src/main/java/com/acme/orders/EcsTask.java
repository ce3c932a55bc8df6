package com.acme.orders;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.HttpURLConnection;
import java.net.Proxy;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What the running ECS task knows of itself, by the <a
 * href="https://docs.aws.amazon.com/AmazonECS/latest/developerguide/task-metadata-endpoint-v4-fargate.html">task
 * metadata endpoint</a>.
 */
public final class EcsTask {
    private static final int TIMEOUT_MILLISECONDS = 2000;

    private static volatile String task;

    private EcsTask() {}

    /** The last part of the task's ARN; no other task has it. */
    public static String taskId() {
        String arn = field("TaskARN");
        return arn.substring(arn.lastIndexOf('/') + 1);
    }

    private static String field(String name) {
        Matcher found = Pattern.compile("\"" + name + "\"\\s*:\\s*\"([^\"]+)\"").matcher(task());
        if (!found.find()) {
            throw new IllegalStateException("the task metadata has no " + name);
        }
        return found.group(1);
    }

    /** The task's metadata; it does not change while the task lives. */
    private static String task() {
        if (task == null) {
            task = read(System.getenv("ECS_CONTAINER_METADATA_URI_V4") + "/task");
        }
        return task;
    }

    static String read(String address) {
        try {
            // At once or not at all, and never by way of a proxy.
            HttpURLConnection connection = (HttpURLConnection) new URL(address).openConnection(Proxy.NO_PROXY);
            connection.setConnectTimeout(TIMEOUT_MILLISECONDS);
            connection.setReadTimeout(TIMEOUT_MILLISECONDS);
            try (InputStream answer = connection.getInputStream()) {
                ByteArrayOutputStream text = new ByteArrayOutputStream();
                byte[] part = new byte[4096];
                for (int length = answer.read(part); length >= 0; length = answer.read(part)) {
                    text.write(part, 0, length);
                }
                return new String(text.toByteArray(), StandardCharsets.UTF_8);
            }
        } catch (IOException error) {
            throw new UncheckedIOException("task metadata", error);
        }
    }

    static void forget(String known) {
        task = known;
    }
}
