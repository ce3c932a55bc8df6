plugins {
    id("org.springframework.boot") version "3.2.0"
    kotlin("jvm") version "1.9.0"
}

dependencies {
    implementation(project(":shelf-common"))
    implementation(libs.spring.boot.starter.actuator)
    implementation("org.springframework.boot:spring-boot-starter-webflux")
    testImplementation("org.testcontainers:mongodb-driver:1.0")
}
