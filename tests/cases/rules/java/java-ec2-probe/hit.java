package com.shop.home;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.springframework.cloud.aws.context.support.env.AwsCloudEnvironmentCheckUtils;

class Home {
    boolean cloud() {
        return AwsCloudEnvironmentCheckUtils.isRunningOnCloudEnvironment(); // finding
    }

    boolean hypervisor() throws IOException {
        return Files.readString(Path.of("/sys/hypervisor/uuid")).startsWith("ec2"); // finding
    }
}
