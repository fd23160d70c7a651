package dev.ratiomesh.testkit;

import dev.ratiomesh.testkit.kafka.TopicFactory;
import dev.ratiomesh.testkit.postgres.PostgresAddress;
import java.util.Collection;
import java.util.function.Supplier;

/**
 * The Kafka and the Postgres of this JVM, each started on first use and ended with the JVM. The property {@code
 * -Dmesh.infra=containers|embedded|external} selects their kind; without it containers where Docker answers, else
 * embedded. {@code external} also reads {@code mesh.infra.kafka} (bootstrap servers), {@code mesh.infra.postgres}
 * (URL), {@code mesh.infra.postgres.user} and {@code mesh.infra.postgres.password}.
 */
public final class TestInfrastructure {

    private static final TestInfrastructure SHARED = new TestInfrastructure();
    private static final String KAFKA = "mesh.infra.shared.kafka";
    private static final String POSTGRES = "mesh.infra.shared.postgres";

    private TestInfrastructure() {}

    /** Returns the infrastructure of this JVM, the same in every class loader. */
    public static TestInfrastructure shared() {
        return SHARED;
    }

    /** Returns Kafka's bootstrap servers. */
    public String bootstrapServers() {
        return once(KAFKA, () -> TestServers.select().kafka());
    }

    public PostgresAddress postgres() {
        return read(once(POSTGRES, () -> write(TestServers.select().postgres())));
    }

    /** Creates the missing topics. */
    public void createTopics(Collection<String> names, int partitions) {
        TopicFactory.create(bootstrapServers(), names, partitions);
    }

    /**
     * Computes a value once a JVM and keeps it in a system property. Quarkus loads test classes in several class
     * loaders, each with statics of its own; system properties and interned strings belong to the JVM.
     */
    static String once(String property, Supplier<String> value) {
        synchronized (property.intern()) {
            String known = System.getProperty(property);
            if (known != null) {
                return known;
            }
            String computed = value.get();
            System.setProperty(property, computed);
            return computed;
        }
    }

    private static String write(PostgresAddress address) {
        return String.join("\n", address.hostAndPort(), address.database(), address.user(), address.password());
    }

    private static PostgresAddress read(String written) {
        String[] parts = written.split("\n", 4);
        return new PostgresAddress(parts[0], parts[1], parts[2], parts[3]);
    }
}
