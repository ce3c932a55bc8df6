package com.shop.jobs;

import com.shop.fakes.DockerClientBuilder;

class Jobs {
    // com.github.dockerjava.core.DockerClientBuilder
    Object docker() {
        return DockerClientBuilder.getInstance();
    }

    String help() {
        return "Mount /var/run/docker.sock first.";
    }
}
