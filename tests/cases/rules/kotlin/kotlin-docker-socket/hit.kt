package com.shop.jobs

import com.github.dockerjava.core.DefaultDockerClientConfig
import com.github.dockerjava.core.DockerClientBuilder

class Jobs {
    private val config = DefaultDockerClientConfig.createDefaultConfigBuilder()
        .withDockerHost("unix:///var/run/docker.sock") // finding
        .build()

    fun docker() = DockerClientBuilder.getInstance(config).build() // finding
}
