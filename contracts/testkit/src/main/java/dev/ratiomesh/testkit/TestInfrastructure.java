package dev.ratiomesh.testkit;

import dev.ratiomesh.testkit.kafka.TopicFactory;
import dev.ratiomesh.testkit.postgres.PostgresAddress;
import java.util.Collection;
import java.util.function.Supplier;

/**
 * The Kafka and the Postgres of this JVM, each started on first use and ended with the JVM. The switch
 * {@code -Dmesh.infra=containers|embedded|external} says how; without it containers where Docker answers, else embedded.
 * {@code external} also reads {@code mesh.infra.kafka} (bootstrap servers), {@code mesh.infra.postgres} (URL),
 * {@code mesh.infra.postgres.user} and {@code mesh.infra.postgres.password}.
 */
public final class TestInfrastructure {

    private static final TestInfrastructure SHARED = new TestInfrastructure();
    private static final String KAFKA = "mesh.infra.shared.kafka";
    private static final String POSTGRES = "mesh.infra.shared.postgres";

    private TestInfrastructure() {}

    /** The one of this JVM, whichever class loader asks. */
    public static TestInfrastructure shared() {
        return SHARED;
    }

    /** Kafka's bootstrap servers. */
    public String bootstrapServers() {
        return once(KAFKA, () -> TestServers.select().kafka());
    }

    public PostgresAddress postgres() {
        return read(once(POSTGRES, () -> write(TestServers.select().postgres())));
    }

    /** Creates those that are missing. */
    public void createTopics(Collection<String> names, int partitions) {
        TopicFactory.create(bootstrapServers(), names, partitions);
    }

    /**
     * Quarkus loads test classes in several class loaders, each with statics of its own; system properties and interned
     * strings are the JVM's.
     */
    static String once(String property, Supplier<String> value) {
        synchronized (property.intern()) {
            String known = System.getProperty(property);
            if (known != null) {
                return known;
            }
            String made = value.get();
            System.setProperty(property, made);
            return made;
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
