package dev.ratiomesh.delivery;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.internals.RecordHeader;

/** Headers whose few values are this service's own, made once instead of once a record: the stream lane notices. */
enum CachedHeaders {
    SOURCE("ce_source"),
    TYPE("ce_type");

    /** A service has one source and a handful of types; the relay may meet those of an older version. */
    private static final int MAX_CACHED = 100;

    private final String name;
    private final Map<String, Header> cache = new ConcurrentHashMap<>();

    CachedHeaders(String name) {
        this.name = name;
    }

    Header header(String value) {
        Header known = cache.get(value);
        if (known != null) {
            return known;
        }
        Header header = new RecordHeader(name, value.getBytes(UTF_8));
        if (cache.size() < MAX_CACHED) {
            cache.put(value, header);
        }
        return header;
    }
}
