package dev.ratiomesh.delivery;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeader;
import org.jspecify.annotations.Nullable;

/**
 * The metadata of a message: CloudEvents 1.0 attributes as Kafka headers (binary mode), and the W3C trace parent.
 *
 * @param id unique for ever together with {@code source}
 * @param source the publishing application, for example {@code /stats-poller}
 * @param type for example {@code campaign.create.v1}
 * @param subject the aggregate's id, null when the sender left it out
 * @param tenantId the customer the message belongs to, null when it concerns all of them
 * @param causationId id of the message that caused this one, null for the first of a chain
 * @param correlationId id of the first message of the chain, null for that message itself
 * @param traceparent W3C trace context, null outside any trace
 */
public record Envelope(
        String id,
        String source,
        String type,
        @Nullable String subject,
        @Nullable String tenantId,
        @Nullable String causationId,
        @Nullable String correlationId,
        @Nullable String traceparent) {

    /** The only supported version of CloudEvents. */
    static final String SPEC_VERSION = "1.0";

    private static final Header SPEC_VERSION_HEADER = new RecordHeader("ce_specversion", SPEC_VERSION.getBytes(UTF_8));
    private static final Header CONTENT_TYPE_HEADER =
            new RecordHeader("content-type", "application/json".getBytes(UTF_8));

    /** Returns this envelope with another trace parent, null for none. */
    public Envelope withTraceparent(@Nullable String replacement) {
        return new Envelope(id, source, type, subject, tenantId, causationId, correlationId, replacement);
    }

    /** Returns the id of the first message of the causal chain; this message's own id when it begins one. */
    public String rootMessageId() {
        return correlationId == null ? id : correlationId;
    }

    /**
     * Reads the attributes from headers, whose names are in lower case. An invalid trace parent is ignored, because
     * losing a trace is better than rejecting a message.
     *
     * @throws UndecodableMessageException when a required attribute is missing, an attribute is longer than 256
     *     characters or has control characters, or the CloudEvents version is not 1.0
     */
    static Envelope parse(Headers headers) throws UndecodableMessageException {
        EnvelopeParser parser = new EnvelopeParser();
        for (Header header : headers) {
            parser.read(header);
        }
        return parser.build();
    }

    /** Returns the attributes as Kafka headers, without those that are null. */
    List<Header> headers() {
        List<Header> headers = new ArrayList<>(10);
        headers.add(SPEC_VERSION_HEADER);
        put(headers, "ce_id", id);
        headers.add(CachedHeaders.SOURCE.header(source));
        headers.add(CachedHeaders.TYPE.header(type));
        put(headers, "ce_subject", subject);
        put(headers, "ce_tenantid", tenantId);
        put(headers, "ce_causationid", causationId);
        put(headers, "ce_correlationid", correlationId);
        put(headers, "traceparent", traceparent);
        headers.add(CONTENT_TYPE_HEADER);
        return headers;
    }

    private static void put(List<Header> headers, String name, @Nullable String value) {
        if (value != null) {
            headers.add(new RecordHeader(name, value.getBytes(UTF_8)));
        }
    }

    /** Caches headers with few distinct values, because the stream lane would otherwise create one for each record. */
    enum CachedHeaders {
        SOURCE("ce_source"),
        TYPE("ce_type");

        /**
         * Limits the cache: a service has one source and a handful of types, and the relay may send types of older
         * versions.
         */
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
}
