package dev.ratiomesh.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.ratiomesh.testkit.postgres.PostgresAddress;
import java.util.Map;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

class TestServersTest {

    private static final Map<String, String> EXTERNAL = Map.of(
            "mesh.infra", "external",
            "mesh.infra.kafka", "k1:9092,k2:9092",
            "mesh.infra.postgres", "postgresql://db:5432/mesh",
            "mesh.infra.postgres.user", "me",
            "mesh.infra.postgres.password", "secret");

    @Test
    void external_servers_are_those_of_the_options() {
        // when
        TestServers servers = with(EXTERNAL, TestServers::select);

        // then
        assertThat(with(EXTERNAL, servers::kafka)).isEqualTo("k1:9092,k2:9092");
        assertThat(with(EXTERNAL, servers::postgres))
                .isEqualTo(new PostgresAddress("db:5432", "mesh", "me", "secret"))
                .asString()
                .doesNotContain("secret");
    }

    @Test
    void names_the_option_that_external_lacks() {
        Map<String, String> bare = Map.of("mesh.infra", "external");

        assertThatThrownBy(() -> with(bare, () -> TestServers.select().kafka()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("-Dmesh.infra.kafka");
    }

    @Test
    void names_the_choices_for_an_unknown_infra() {
        assertThatThrownBy(() -> with(Map.of("mesh.infra", "cloud"), TestServers::select))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("-Dmesh.infra=cloud")
                .hasMessageContaining("containers, embedded or external");
    }

    @Test
    void refuses_an_address_with_a_password_in_it() {
        assertThatThrownBy(() -> PostgresAddress.of("postgresql://me:secret@db:5432/mesh", "me", "secret"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("postgresql://<host>:<port>/<database>");
    }

    private static <T> T with(Map<String, String> properties, Supplier<T> work) {
        Map<String, String> before = new java.util.HashMap<>();
        properties.forEach((key, value) -> before.put(key, System.setProperty(key, value)));
        try {
            return work.get();
        } finally {
            before.forEach((key, value) -> {
                if (value == null) {
                    System.clearProperty(key);
                } else {
                    System.setProperty(key, value);
                }
            });
        }
    }
}
