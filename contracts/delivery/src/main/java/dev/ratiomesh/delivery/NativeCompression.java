package dev.ratiomesh.delivery;

import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.interceptor.Interceptor;
import net.jpountz.lz4.LZ4Factory;
import org.jboss.logging.Logger;

/**
 * Has Kafka's lz4 run as machine code. Its library looks for that by itself only when the system's class loader has loaded
 * it; Quarkus has loaders of its own, and there lz4 in Java took a third of a busy service's time. Once the code is
 * loaded, the library uses it.
 */
@ApplicationScoped
class NativeCompression {
    private static final Logger LOG = Logger.getLogger(NativeCompression.class);

    void load(@Observes @Priority(Interceptor.Priority.PLATFORM_BEFORE) StartupEvent starting) {
        try {
            LZ4Factory.nativeInstance();
        } catch (LinkageError | AssertionError noCode) {
            LOG.infof("lz4 runs in Java, which is slower: %s", noCode);
        }
    }
}
