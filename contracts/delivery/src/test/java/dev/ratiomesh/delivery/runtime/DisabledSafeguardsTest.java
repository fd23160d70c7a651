package dev.ratiomesh.delivery.runtime;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DisabledSafeguardsTest {
    @Test
    void lets_a_whole_service_start() {
        assertThatCode(() -> DisabledSafeguards.refuseUnlessAllowed("", "", false))
                .doesNotThrowAnyException();
    }

    @ParameterizedTest
    @ValueSource(strings = {"lookup", "inbox", "fence", "check"})
    void lets_nothing_be_broken_unless_that_is_allowed(String name) {
        assertThatThrownBy(() -> DisabledSafeguards.refuseUnlessAllowed(name, "", false))
                .hasMessageContaining("mesh.kill.allowed");
        assertThatCode(() -> DisabledSafeguards.refuseUnlessAllowed(name, "", true))
                .doesNotThrowAnyException();
    }

    @Test
    void lets_no_kill_point_be_set_unless_that_is_allowed() {
        assertThatThrownBy(() -> DisabledSafeguards.refuseUnlessAllowed("", "here", false))
                .hasMessageContaining("mesh.kill.allowed");
    }

    @Test
    void refuses_a_protection_that_does_not_exist() {
        assertThatThrownBy(() -> DisabledSafeguards.refuseUnlessAllowed("look-up", "", true))
                .hasMessageContaining("mesh.break=look-up");
    }
}
