package dev.ratiomesh.delivery;

import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.interceptor.Interceptor;
import net.jpountz.lz4.LZ4Factory;
import org.jboss.logging.Logger;

/**
 * Loads the native lz4 library for Kafka's compression. The lz4 library loads its native code unasked only under the
 * system class loader; Quarkus uses other loaders, and lz4 in Java took a third of a busy service's time. Once loaded,
 * the native code is used.
 */
@ApplicationScoped
class NativeCompression {
    private static final Logger LOG = Logger.getLogger(NativeCompression.class);

    void load(@Observes @Priority(Interceptor.Priority.PLATFORM_BEFORE) StartupEvent starting) {
        try {
            LZ4Factory.nativeInstance();
        } catch (LinkageError | AssertionError unavailable) {
            LOG.infof("lz4 runs in Java, which is slower: %s", unavailable);
        }
    }
}
