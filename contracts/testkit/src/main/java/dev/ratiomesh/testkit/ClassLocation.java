package dev.ratiomesh.testkit;

import com.tngtech.archunit.core.domain.JavaClass;
import java.util.List;

/**
 * Where a class stands in its service: {@code dev.ratiomesh.<service>[.<feature>[.<rest>…]]}.
 *
 * @param service empty for a class that is not ours
 * @param feature empty for a class of the service's top package
 */
record ClassLocation(String service, String feature, List<String> rest) {

    private static final List<String> ROOT_PACKAGE = List.of("dev", "ratiomesh");

    static ClassLocation of(JavaClass type) {
        List<String> path = List.of(type.getPackageName().split("\\."));
        if (path.size() < 3 || !path.subList(0, 2).equals(ROOT_PACKAGE)) {
            return new ClassLocation("", "", List.of());
        }
        String feature = path.size() > 3 ? path.get(3) : "";
        return new ClassLocation(path.get(2), feature, path.subList(Math.min(4, path.size()), path.size()));
    }

    boolean isInbound() {
        return rest.contains("inbound");
    }

    boolean isOutbound() {
        return rest.contains("outbound");
    }

    boolean isRoot() {
        return !feature.isEmpty() && !isInbound() && !isOutbound();
    }

    /** Whether it is an edge of another feature of the same service. */
    boolean isForeignEdgeTo(ClassLocation other) {
        return (isInbound() || isOutbound()) && service.equals(other.service) && !feature.equals(other.feature);
    }
}
