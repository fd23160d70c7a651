package dev.ratiomesh.delivery;

import dev.ratiomesh.delivery.runtime.DisabledSafeguards;
import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.interceptor.Interceptor;
import java.util.List;
import java.util.stream.StreamSupport;
import org.eclipse.microprofile.config.Config;

/**
 * Refuses to start when the configuration could lose a message. Injecting the {@link Publisher} checks the service's
 * own producer; SmallRye's outgoing channels, whose default is acks=1, are checked key by key.
 */
@ApplicationScoped
class StartupCheck {
    private static final String OUTGOING = "mp.messaging.outgoing.";
    private static final String CONNECTOR = "mp.messaging.connector.smallrye-kafka.";

    private final Config config;
    private final Publisher publisher;

    StartupCheck(Config config, Publisher publisher) {
        this.config = config;
        this.publisher = publisher;
    }

    void check(@Observes @Priority(Interceptor.Priority.PLATFORM_BEFORE) StartupEvent starting) {
        DisabledSafeguards.refuseUnlessAllowed();
        publisher.source();
        outgoingChannels().forEach(this::checkChannel);
    }

    private List<String> outgoingChannels() {
        return StreamSupport.stream(config.getPropertyNames().spliterator(), false)
                .filter(name -> name.startsWith(OUTGOING) && name.endsWith(".connector"))
                .filter(name -> config.getValue(name, String.class).equals("smallrye-kafka"))
                .map(name -> name.substring(OUTGOING.length(), name.length() - ".connector".length()))
                .toList();
    }

    private void checkChannel(String channel) {
        require(channel, "acks", "all", "1");
        require(channel, "enable.idempotence", "true", "false");
    }

    private void require(String channel, String key, String required, String defaultValue) {
        String effective = config.getOptionalValue(OUTGOING + channel + "." + key, String.class)
                .or(() -> config.getOptionalValue(CONNECTOR + key, String.class))
                .orElse(defaultValue);
        if (!effective.equals(required)) {
            throw new IllegalStateException("Outgoing channel " + channel + " would run with " + key + "=" + effective
                    + "; the mesh needs " + key + "=" + required + ". Set " + OUTGOING + channel + "." + key + ".");
        }
    }
}
