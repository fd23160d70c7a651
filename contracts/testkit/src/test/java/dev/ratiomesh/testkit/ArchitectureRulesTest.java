package dev.ratiomesh.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.lang.ArchRule;
import java.util.List;
import org.junit.jupiter.api.Test;

class ArchitectureRulesTest {

    private static final JavaClasses WRONG = new ClassFileImporter().importPackages("dev.ratiomesh.wrong");
    private static final JavaClasses RIGHT = new ClassFileImporter().importPackages("dev.ratiomesh.right");
    private static final JavaClasses EMPTY = new ClassFileImporter().importPackages("dev.ratiomesh.empty");
    private static final List<ArchRule> ALL = List.of(
            ArchitectureRules.a_feature_root_is_pure,
            ArchitectureRules.a_feature_root_sees_no_edge,
            ArchitectureRules.outbound_sees_no_inbound,
            ArchitectureRules.features_meet_in_their_roots,
            ArchitectureRules.no_field_is_injected,
            ArchitectureRules.consumers_are_topics);

    @Test
    void finds_a_framework_in_a_feature_root() {
        assertThat(violations(ArchitectureRules.a_feature_root_is_pure))
                .isNotEmpty()
                .allMatch(text -> text.contains("ImpureOrder") && text.contains("io.smallrye.mutiny"));
    }

    @Test
    void finds_a_root_that_sees_its_edge() {
        assertThat(violations(ArchitectureRules.a_feature_root_sees_no_edge))
                .isNotEmpty()
                .allMatch(text -> text.contains("RootThatSeesItsEdge"));
    }

    @Test
    void finds_an_outbound_class_that_sees_inbound() {
        assertThat(violations(ArchitectureRules.outbound_sees_no_inbound))
                .isNotEmpty()
                .allMatch(text -> text.contains("OutboundThatSeesInbound") && text.contains("FieldInjected"));
    }

    @Test
    void finds_a_feature_that_sees_the_edge_of_another() {
        assertThat(violations(ArchitectureRules.features_meet_in_their_roots))
                .isNotEmpty()
                .allMatch(text -> text.contains("PlacingPeeper"));
    }

    @Test
    void finds_each_kind_of_injected_field() {
        assertThat(String.join("\n", violations(ArchitectureRules.no_field_is_injected)))
                .contains("FieldInjected.injected", "FieldInjected.configured", "FieldInjected.channel");
    }

    @Test
    void finds_everything_wrong_with_a_stray_consumer() {
        assertThat(violations(ArchitectureRules.consumers_are_topics))
                .satisfiesExactlyInAnyOrder(
                        text -> assertThat(text).contains("is not in an inbound package"),
                        text -> assertThat(text).contains("is not in a class named ...Topic"),
                        text -> assertThat(text).contains("does not take bytes"),
                        text -> assertThat(text).contains("does not return Uni<Void>"));
    }

    @Test
    void finds_nothing_in_a_service_as_it_should_be() {
        assertThat(RIGHT).hasSize(5);
        assertThat(ALL).allSatisfy(rule -> rule.check(RIGHT));
    }

    @Test
    void finds_nothing_in_a_service_that_has_nothing_to_check() {
        assertThat(EMPTY).hasSize(1);
        assertThat(ALL).allSatisfy(rule -> rule.check(EMPTY));
    }

    private static List<String> violations(ArchRule rule) {
        return rule.evaluate(WRONG).getFailureReport().getDetails();
    }
}
