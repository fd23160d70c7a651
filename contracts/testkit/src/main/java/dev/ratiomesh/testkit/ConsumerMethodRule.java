package dev.ratiomesh.testkit;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.domain.JavaParameterizedType;
import com.tngtech.archunit.core.domain.JavaType;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.util.List;

/** What a method that consumes a topic looks like. Library types by name, so that the testkit needs none of them. */
final class ConsumerMethodRule extends ArchCondition<JavaMethod> {

    static final String INCOMING = "org.eclipse.microprofile.reactive.messaging.Incoming";
    static final String INCOMINGS = "org.eclipse.microprofile.reactive.messaging.Incomings";

    private static final String UNI = "io.smallrye.mutiny.Uni";
    private static final List<String> RECORDS = List.of(
            "org.apache.kafka.clients.consumer.ConsumerRecords", "org.apache.kafka.clients.consumer.ConsumerRecord");

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

    private static void require(JavaMethod method, boolean holds, String otherwise, ConditionEvents events) {
        if (!holds) {
            events.add(SimpleConditionEvent.violated(method, method.getFullName() + " " + otherwise));
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
