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
    private static final int MOST = 100;

    private final String name;
    private final Map<String, Header> made = new ConcurrentHashMap<>();

    CachedHeaders(String name) {
        this.name = name;
    }

    Header of(String value) {
        Header known = made.get(value);
        if (known != null) {
            return known;
        }
        Header header = new RecordHeader(name, value.getBytes(UTF_8));
        if (made.size() < MOST) {
            made.put(value, header);
        }
        return header;
    }
}
