package dev.ratiomesh.testkit.kafka;

import java.util.function.Supplier;
import org.apache.kafka.clients.admin.Admin;

/**
 * Creates Kafka clients under the class loader that loaded their classes. Clients look for plug-ins in the thread's
 * loader first, and Quarkus starts test resources in threads whose loader has another copy of Kafka.
 */
final class KafkaLoader {

    private KafkaLoader() {}

    static <T> T create(Supplier<T> client) {
        Thread thread = Thread.currentThread();
        ClassLoader before = thread.getContextClassLoader();
        thread.setContextClassLoader(Admin.class.getClassLoader());
        try {
            return client.get();
        } finally {
            thread.setContextClassLoader(before);
        }
    }
}
