package dev.ratiomesh.testkit;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noFields;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.domain.JavaParameterizedType;
import com.tngtech.archunit.core.domain.JavaType;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.util.List;

/**
 * The dependency rules between features, inbound and outbound packages, for every service:
 *
 * <pre>{@code
 * @AnalyzeClasses(packages = "dev.ratiomesh.order", importOptions = DoNotIncludeTests.class)
 * class ArchitectureTest {
 *     @ArchTest
 *     static final ArchTests rules = ArchTests.in(ArchitectureRules.class);
 * }
 * }</pre>
 *
 * A service is {@code dev.ratiomesh.<service>}, a feature a package directly below it. A rule without matching classes
 * holds.
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
            .because("decisions must be readable and testable without a framework")
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
            .because("inbound and outbound packages belong to their feature alone")
            .allowEmptyShould(true);

    @ArchTest
    public static final ArchRule no_field_is_injected = noFields()
            .should()
            .beAnnotatedWith("jakarta.inject.Inject")
            .orShould()
            .beAnnotatedWith("org.eclipse.microprofile.config.inject.ConfigProperty")
            .orShould()
            .beAnnotatedWith("org.eclipse.microprofile.reactive.messaging.Channel")
            .because("a constructor shows the dependencies of a class")
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

    /**
     * No class of a feature depends on another feature's inbound or outbound. The service's top package is free to
     * wire.
     */
    static final class FeatureBoundaryRule extends ArchCondition<JavaClass> {

        FeatureBoundaryRule() {
            super("not depend on another feature's inbound or outbound");
        }

        @Override
        public void check(JavaClass type, ConditionEvents events) {
            ClassLocation location = ClassLocation.of(type);
            if (location.feature().isEmpty()) {
                return;
            }
            for (Dependency dependency : type.getDirectDependenciesFromSelf()) {
                if (ClassLocation.of(dependency.getTargetClass()).isForeignEdgeTo(location)) {
                    events.add(SimpleConditionEvent.violated(type, dependency.getDescription()));
                }
            }
        }
    }

    /**
     * Checks the form of a method that consumes a topic. Library types are named, so that the testkit needs no library.
     */
    static final class ConsumerMethodRule extends ArchCondition<JavaMethod> {

        static final String INCOMING = "org.eclipse.microprofile.reactive.messaging.Incoming";
        static final String INCOMINGS = "org.eclipse.microprofile.reactive.messaging.Incomings";

        private static final String UNI = "io.smallrye.mutiny.Uni";
        private static final List<String> RECORDS = List.of(
                "org.apache.kafka.clients.consumer.ConsumerRecords",
                "org.apache.kafka.clients.consumer.ConsumerRecord");

        ConsumerMethodRule() {
            super("sit in an inbound class named ...Topic, take bytes and return Uni<Void>");
        }

        @Override
        public void check(JavaMethod method, ConditionEvents events) {
            JavaClass owner = method.getOwner();
            require(method, ClassLocation.of(owner).isInbound(), "is not in an inbound package", events);
            require(method, owner.getSimpleName().endsWith("Topic"), "is not in a class named ...Topic", events);
            require(method, takesBytes(method.getParameterTypes()), "does not take bytes", events);
            require(method, isUniOfVoid(method.getReturnType()), "does not return Uni<Void>", events);
        }

        private static void require(JavaMethod method, boolean holds, String violation, ConditionEvents events) {
            if (!holds) {
                events.add(SimpleConditionEvent.violated(method, method.getFullName() + " " + violation));
            }
        }

        private static boolean takesBytes(List<JavaType> parameters) {
            return parameters.size() == 1 && (isBytes(parameters.get(0)) || isRecordOfBytes(parameters.get(0)));
        }

        private static boolean isRecordOfBytes(JavaType type) {
            return type instanceof JavaParameterizedType record
                    && RECORDS.contains(record.toErasure().getName())
                    && isBytes(record.getActualTypeArguments().get(1));
        }

        private static boolean isBytes(JavaType type) {
            return type.toErasure().isEquivalentTo(byte[].class);
        }

        private static boolean isUniOfVoid(JavaType type) {
            return type instanceof JavaParameterizedType uni
                    && uni.toErasure().getName().equals(UNI)
                    && uni.getActualTypeArguments().get(0).toErasure().isEquivalentTo(Void.class);
        }
    }

    /**
     * The location of a class in its service: {@code dev.ratiomesh.<service>[.<feature>[.<rest>…]]}.
     *
     * @param service empty for a class outside {@code dev.ratiomesh}
     * @param feature empty for a class of the service's top package
     */
    record ClassLocation(String service, String feature, List<String> rest) {

        private static final List<String> ROOT_PACKAGE = List.of("dev", "ratiomesh");

        static ClassLocation of(JavaClass type) {
            List<String> path = List.of(type.getPackageName().split("\\."));
            if (path.size() < 3 || !path.subList(0, 2).equals(ROOT_PACKAGE)) {
                return new ClassLocation("", "", List.of());
            }
            String feature = path.size() > 3 ? path.get(3) : "";
            return new ClassLocation(path.get(2), feature, path.subList(Math.min(4, path.size()), path.size()));
        }

        boolean isInbound() {
            return rest.contains("inbound");
        }

        boolean isOutbound() {
            return rest.contains("outbound");
        }

        boolean isRoot() {
            return !feature.isEmpty() && !isInbound() && !isOutbound();
        }

        /** Returns true for an inbound or outbound class of another feature of the same service. */
        boolean isForeignEdgeTo(ClassLocation user) {
            return (isInbound() || isOutbound()) && service.equals(user.service) && !feature.equals(user.feature);
        }
    }
}
