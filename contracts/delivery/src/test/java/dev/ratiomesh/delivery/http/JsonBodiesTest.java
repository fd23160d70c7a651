package dev.ratiomesh.delivery.http;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class JsonBodiesTest {
    record Rename(String id, String name, @Nullable Long size) {}

    private static final Map<String, String> PATH = Map.of("id", "x-1");

    @Test
    void fields_of_the_path_need_not_be_repeated() {
        assertThat(read("{\"name\":\"n\"}")).isEqualTo(new Rename("x-1", "n", null));
        assertThat(read("{\"name\":\"n\",\"id\":\"x-1\",\"size\":2}")).isEqualTo(new Rename("x-1", "n", 2L));
    }

    @Test
    void a_body_that_contradicts_the_path_is_refused() {
        assertRefused("{\"name\":\"n\",\"id\":\"x-2\"}", "CONTRADICTION", "id: the body says x-2, the path says x-1");
        assertRefused("{\"name\":\"n\",\"id\":null}", "CONTRADICTION", "id: the body says null, the path says x-1");
    }

    @Test
    void a_body_is_read_as_strictly_as_the_command_on_its_topic() {
        assertRefused("", "BREAKS_SCHEMA", "name: is required");
        assertRefused("{\"name\":null}", "BREAKS_SCHEMA", "name: must not be null");
        assertRefused("{\"name\":7}", "BREAKS_SCHEMA", "name: must be a string");
        assertRefused("{\"name\":\"n\",\"size\":\"2\"}", "BREAKS_SCHEMA", "size: must be a whole number");
        assertRefused("{\"name\":\"n\",\"sise\":2}", "BREAKS_SCHEMA", "sise: is not a known field");
        assertRefused("{\"name\":\"n\",\"name\":\"m\"}", "UNREADABLE", "Duplicate field 'name'");
    }

    @Test
    void a_body_that_is_no_json_object_is_rejected() {
        assertRefused("{", "UNREADABLE", "line 1, column 2");
        assertRefused("name=n", "UNREADABLE", "line 1");
        assertRefused("[]", "NOT_AN_OBJECT", "must be a JSON object");
        assertRefused("null", "NOT_AN_OBJECT", "must be a JSON object");
        assertRefused("{\"name\":\"n\"} {}", "BREAKS_SCHEMA", "more text follows");
    }

    private static Rename read(String body) {
        return JsonBodies.read(body.getBytes(UTF_8), Rename.class, PATH);
    }

    private static void assertRefused(String body, String code, String detail) {
        ProblemException problem = catchThrowableOfType(ProblemException.class, () -> read(body));
        assertThat(problem).as(body).isNotNull();
        assertThat(problem.status()).isEqualTo(400);
        assertThat(problem.code()).as(problem.detail()).isEqualTo(code);
        assertThat(problem.detail()).contains(detail);
    }
}
