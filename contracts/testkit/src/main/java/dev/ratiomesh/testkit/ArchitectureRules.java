package dev.ratiomesh.testkit;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noFields;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

/**
 * The rules of the house, for every service:
 *
 * <pre>{@code
 * @AnalyzeClasses(packages = "dev.ratiomesh.order", importOptions = DoNotIncludeTests.class)
 * class ArchitectureTest {
 *     @ArchTest
 *     static final ArchTests rules = ArchTests.in(HouseRules.class);
 * }
 * }</pre>
 *
 * A service is {@code dev.ratiomesh.<service>}, a feature a package right below it. The rules hold where a service has
 * nothing they speak of.
 */
public final class ArchitectureRules {

    private static final String[] FRAMEWORKS = {
        "jakarta..", "io.quarkus..", "io.smallrye..", "io.vertx..", "org.hibernate..", "org.apache.kafka.."
    };
    private static final DescribedPredicate<JavaClass> FEATURE_ROOTS = DescribedPredicate.describe(
            "are a feature's root", type -> ClassLocation.of(type).isRoot());
    private static final DescribedPredicate<JavaClass> INBOUND = DescribedPredicate.describe(
            "are inbound", type -> ClassLocation.of(type).isInbound());
    private static final DescribedPredicate<JavaClass> OUTBOUND = DescribedPredicate.describe(
            "are outbound", type -> ClassLocation.of(type).isOutbound());

    @ArchTest
    public static final ArchRule a_feature_root_is_pure = noClasses()
            .that(FEATURE_ROOTS)
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(FRAMEWORKS)
            .because("what is decided must be readable and testable without a framework")
            .allowEmptyShould(true);

    @ArchTest
    public static final ArchRule a_feature_root_sees_no_edge = noClasses()
            .that(FEATURE_ROOTS)
            .should()
            .dependOnClassesThat(INBOUND.or(OUTBOUND))
            .because("dependencies run inbound -> outbound -> root")
            .allowEmptyShould(true);

    @ArchTest
    public static final ArchRule outbound_sees_no_inbound = noClasses()
            .that(OUTBOUND)
            .should()
            .dependOnClassesThat(INBOUND)
            .because("dependencies run inbound -> outbound -> root")
            .allowEmptyShould(true);

    @ArchTest
    public static final ArchRule features_meet_in_their_roots = classes()
            .should(new FeatureBoundaryRule())
            .because("an edge belongs to its feature alone")
            .allowEmptyShould(true);

    @ArchTest
    public static final ArchRule no_field_is_injected = noFields()
            .should()
            .beAnnotatedWith("jakarta.inject.Inject")
            .orShould()
            .beAnnotatedWith("org.eclipse.microprofile.config.inject.ConfigProperty")
            .orShould()
            .beAnnotatedWith("org.eclipse.microprofile.reactive.messaging.Channel")
            .because("a constructor says what a class needs")
            .allowEmptyShould(true);

    @ArchTest
    public static final ArchRule consumers_are_topics = methods()
            .that()
            .areAnnotatedWith(ConsumerMethodRule.INCOMING)
            .or()
            .areAnnotatedWith(ConsumerMethodRule.INCOMINGS)
            .should(new ConsumerMethodRule())
            .because("decoding, acknowledging and failing are decided in one place")
            .allowEmptyShould(true);

    private ArchitectureRules() {}
}
