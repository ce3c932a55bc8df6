"""Libraries that answer a health path by themselves."""

from __future__ import annotations

HEALTH_OF = {
    "spring-boot-starter-actuator": "/actuator/health",
    "quarkus-smallrye-health": "/q/health",
    "micronaut-management": "/health",
    "smallrye-health": "/health",
    "helidon-health-checks": "/health",
}
"""Artefact -> default path. Spring Boot, Quarkus, Micronaut, SmallRye and Helidon references, read 2026-11."""
