package dev.ratiomesh.testkit;

import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;

/** No class of a feature depends on another feature's inbound or outbound. The service's top package is free to wire. */
final class FeatureBoundaryRule extends ArchCondition<JavaClass> {

    FeatureBoundaryRule() {
        super("not depend on another feature's inbound or outbound");
    }

    @Override
    public void check(JavaClass type, ConditionEvents events) {
        ClassLocation here = ClassLocation.of(type);
        if (here.feature().isEmpty()) {
            return;
        }
        for (Dependency dependency : type.getDirectDependenciesFromSelf()) {
            if (ClassLocation.of(dependency.getTargetClass()).isForeignEdgeTo(here)) {
                events.add(SimpleConditionEvent.violated(type, dependency.getDescription()));
            }
        }
    }
}
