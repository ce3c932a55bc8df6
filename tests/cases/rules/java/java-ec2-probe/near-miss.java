package com.shop.home;

import org.springframework.cloud.aws.context.support.env.AwsCloudEnvironmentCheckUtils;

class Home {
    boolean fargate() {
        return "AWS_ECS_FARGATE".equals(System.getenv("AWS_EXECUTION_ENV"));
    }

    Class<?> utils() {
        return AwsCloudEnvironmentCheckUtils.class;
    }
}
