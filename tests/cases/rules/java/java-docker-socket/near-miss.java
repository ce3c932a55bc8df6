package com.shop.jobs;

import com.github.dockerjava.api.DockerClient;

class Jobs {
    private final DockerClient docker;

    /** A DockerClientBuilder gave it before. */
    Jobs(DockerClient docker) {
        this.docker = docker;
    }
}
