package com.shop.jobs

import com.github.dockerjava.api.DockerClient

/** A DockerClientBuilder gave it before. */
class Jobs(private val docker: DockerClient)
