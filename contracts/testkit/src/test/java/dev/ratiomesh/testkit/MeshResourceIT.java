package dev.ratiomesh.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ratiomesh.contracts.Topic;
import dev.ratiomesh.testkit.kafka.PlainProducer;
import dev.ratiomesh.testkit.kafka.TopicProbe;
import java.io.File;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.util.Arrays;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.junit.jupiter.api.Test;

class MeshResourceIT {

    @Test
    void gives_a_service_kafka_with_all_topics_and_a_fresh_database() throws Exception {
        // when
        Map<String, String> settings = started(Map.of());

        // then
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", settings.get("kafka.bootstrap.servers")))) {
            assertThat(admin.describeTopics(Topic.allNames())
                            .allTopicNames()
                            .get()
                            .values())
                    .hasSize(Topic.allNames().size())
                    .allSatisfy(topic -> assertThat(topic.partitions()).hasSize(4));
        }
        try (Connection database = DriverManager.getConnection(
                settings.get("quarkus.datasource.jdbc.url"),
                settings.get("quarkus.datasource.username"),
                settings.get("quarkus.datasource.password"))) {
            assertThat(database.getCatalog()).startsWith("test_");
        }
        assertThat("jdbc:" + settings.get("quarkus.datasource.reactive.url"))
                .isEqualTo(settings.get("quarkus.datasource.jdbc.url"));
    }

    @Test
    void gives_every_test_class_of_a_jvm_the_same_servers_and_the_same_database() {
        assertThat(started(Map.of())).isEqualTo(started(Map.of("database", "true")));
    }

    @Test
    void leaves_the_database_out_when_asked_to() {
        assertThat(started(Map.of("database", "false")))
                .containsOnlyKeys("kafka.bootstrap.servers", "mp.jwt.verify.publickey");
    }

    @Test
    void starts_nothing_twice_for_another_class_loader() throws Exception {
        // given
        String servers = TestInfrastructure.shared().bootstrapServers();

        try (URLClassLoader loader = anotherLoader()) {
            // when
            Class<?> other = loader.loadClass(TestInfrastructure.class.getName());
            Object seen = other.getMethod("bootstrapServers")
                    .invoke(other.getMethod("shared").invoke(null));

            // then
            assertThat(other).isNotSameAs(TestInfrastructure.class);
            assertThat(seen).isEqualTo(servers);
        }
    }

    @Test
    void reaches_kafka_from_a_thread_whose_class_loader_holds_another_kafka() throws Exception {
        // given
        ClassLoader before = Thread.currentThread().getContextClassLoader();
        try (URLClassLoader loader = anotherLoader()) {
            Thread.currentThread().setContextClassLoader(loader);
            String servers = started(Map.of()).get("kafka.bootstrap.servers");

            try (PlainProducer lines = PlainProducer.to(servers);
                    TopicProbe probe = TopicProbe.open(servers, "order.events")) {
                // when
                String id = lines.publish("order.events", "c-1", "letter.written.v1", "{}");

                // then
                assertThat(probe.await(received -> received.id().equals(id)).key())
                        .isEqualTo("c-1");
            }
        } finally {
            Thread.currentThread().setContextClassLoader(before);
        }
    }

    private static URLClassLoader anotherLoader() {
        URL[] classPath = Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
                .map(MeshResourceIT::url)
                .toArray(URL[]::new);
        return new URLClassLoader(classPath, ClassLoader.getPlatformClassLoader());
    }

    private static Map<String, String> started(Map<String, String> arguments) {
        MeshResource resource = new MeshResource();
        resource.init(arguments);
        return resource.start();
    }

    private static URL url(String path) {
        try {
            return Path.of(path).toUri().toURL();
        } catch (MalformedURLException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
