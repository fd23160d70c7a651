package dev.ratiomesh.contracts;

import dev.ratiomesh.contracts.campaign.CampaignCommand;
import dev.ratiomesh.contracts.campaign.CampaignEvent;
import dev.ratiomesh.contracts.channel.ChannelCommand;
import dev.ratiomesh.contracts.channel.ChannelEvent;
import dev.ratiomesh.contracts.order.OrderCommand;
import dev.ratiomesh.contracts.order.OrderEvent;
import dev.ratiomesh.contracts.target.TargetFact;
import dev.ratiomesh.contracts.video.VideoFact;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Finds every message of the code in the sealed interface of each topic. */
final class Contracts {

    private static final Map<Topic, Class<?>> SEALED = Map.of(
            Topic.CAMPAIGN_COMMANDS, CampaignCommand.class,
            Topic.CAMPAIGN_EVENTS, CampaignEvent.class,
            Topic.VIDEO_SNAPSHOTS, VideoFact.class,
            Topic.ENGAGEMENT_TARGETS, TargetFact.class,
            Topic.ORDER_COMMANDS, OrderCommand.class,
            Topic.ORDER_EVENTS, OrderEvent.class,
            Topic.CHANNEL_COMMANDS, ChannelCommand.class,
            Topic.CHANNEL_EVENTS, ChannelEvent.class);

    private Contracts() {}

    static List<Contract> all() {
        return Arrays.stream(Topic.values()).flatMap(Contracts::on).toList();
    }

    static Stream<Contract> on(Topic topic) {
        return leaves(SEALED.get(topic)).map(message -> new Contract(topic, typeOf(message), message));
    }

    static Contract of(String type) {
        return all().stream()
                .filter(contract -> contract.type().equals(type))
                .findFirst()
                .orElseThrow();
    }

    /** Returns every annotated class of the module, also those that no interface of a topic permits. */
    static List<Class<?>> annotatedClasses() throws URISyntaxException {
        var classes = Path.of(EventType.class
                .getProtectionDomain()
                .getCodeSource()
                .getLocation()
                .toURI());
        return ContractFiles.below(classes).stream()
                .map(file -> classes.relativize(file).toString())
                .filter(name -> name.endsWith(".class") && !name.endsWith("package-info.class"))
                .<Class<?>>map(Contracts::load)
                .filter(type -> type.isAnnotationPresent(EventType.class))
                .toList();
    }

    private static Class<?> load(String classFile) {
        try {
            return Class.forName(classFile.replaceFirst("\\.class$", "").replace('/', '.'));
        } catch (ClassNotFoundException e) {
            throw new IllegalStateException("cannot load " + classFile, e);
        }
    }

    private static Stream<Class<?>> leaves(Class<?> type) {
        return type.isSealed()
                ? Arrays.stream(type.getPermittedSubclasses()).flatMap(Contracts::leaves)
                : Stream.of(type);
    }

    private static String typeOf(Class<?> message) {
        var type = message.getAnnotation(EventType.class);
        if (type == null) {
            throw new IllegalStateException(message.getName() + " has no @EventType");
        }
        return type.value();
    }
}
