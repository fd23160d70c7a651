package dev.ratiomesh.testkit;

import java.nio.file.Files;
import java.nio.file.Path;
import org.testcontainers.DockerClientFactory;

/** Whether containers can be had. */
final class DockerCheck {

    private DockerCheck() {}

    /** The cheap question first: Testcontainers logs errors and takes its time where there is no Docker at all. */
    static boolean isAvailable() {
        boolean mayBe = System.getenv("DOCKER_HOST") != null || Files.exists(Path.of("/var/run/docker.sock"));
        return mayBe && DockerClientFactory.instance().isDockerAvailable();
    }
}
