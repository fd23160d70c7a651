package dev.ratiomesh.ratio;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import io.smallrye.mutiny.Uni;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.eclipse.microprofile.reactive.messaging.Incoming;

@AnalyzeClasses(packages = "dev.ratiomesh.ratio", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {

    @ArchTest
    static final ArchRule the_root_is_pure = noClasses()
            .that()
            .resideInAnyPackage("dev.ratiomesh.ratio.benchmark", "dev.ratiomesh.ratio.target")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    "jakarta..",
                    "io.quarkus..",
                    "io.smallrye..",
                    "org.apache.kafka..",
                    "dev.ratiomesh.delivery..",
                    "..inbound..",
                    "..outbound..");

    @ArchTest
    static final ArchRule outbound_knows_no_inbound = noClasses()
            .that()
            .resideInAPackage("..outbound..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("..inbound..");

    @ArchTest
    static final ArchRule benchmark_does_not_see_the_edges_of_target = noClasses()
            .that()
            .resideInAPackage("..ratio.benchmark..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("..ratio.target..");

    @ArchTest
    static final ArchRule target_does_not_see_the_edges_of_benchmark = noClasses()
            .that()
            .resideInAPackage("..ratio.target..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("..ratio.benchmark.inbound..", "..ratio.benchmark.outbound..");

    @ArchTest
    static final ArchRule features_form_no_circle =
            slices().matching("dev.ratiomesh.ratio.(*)..").should().beFreeOfCycles();

    @ArchTest
    static final ArchRule no_field_is_injected = fields().should().notBeAnnotatedWith("jakarta.inject.Inject");

    @ArchTest
    static final ArchRule a_channel_is_heard_in_one_class_named_topic = methods()
            .that()
            .areAnnotatedWith(Incoming.class)
            .should()
            .beDeclaredInClassesThat()
            .haveSimpleNameEndingWith("Topic")
            .andShould()
            .beDeclaredInClassesThat()
            .resideInAPackage("..inbound..")
            .andShould()
            .haveRawParameterTypes(ConsumerRecords.class)
            .andShould()
            .haveRawReturnType(Uni.class);
}
