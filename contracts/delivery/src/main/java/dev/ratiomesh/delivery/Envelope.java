package dev.ratiomesh.delivery;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeader;
import org.jspecify.annotations.Nullable;

/**
 * What a message says of itself: CloudEvents 1.0 attributes as Kafka headers (binary mode), and the W3C trace parent.
 *
 * @param id unique together with {@code source}, for ever
 * @param source who says it, for example {@code /stats-poller}
 * @param type for example {@code campaign.create.v1}
 * @param subject the aggregate's id, null when the sender left it out
 * @param tenantId the customer concerned
 * @param causationId the id of the message that led to this one
 * @param correlationId the id of the message at the beginning of the chain
 * @param traceparent W3C trace context
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

    /** The only version of CloudEvents spoken here. */
    static final String SPEC_VERSION = "1.0";

    private static final Header SPEC_VERSION_HEADER = new RecordHeader("ce_specversion", SPEC_VERSION.getBytes(UTF_8));
    private static final Header CONTENT_TYPE_HEADER =
            new RecordHeader("content-type", "application/json".getBytes(UTF_8));

    /** The same message under another trace parent. */
    public Envelope withTraceparent(@Nullable String other) {
        return new Envelope(id, source, type, subject, tenantId, causationId, correlationId, other);
    }

    /** The id at the beginning of the chain that this message belongs to. */
    public String rootMessageId() {
        return correlationId == null ? id : correlationId;
    }

    /**
     * Reads the attributes from headers; names are matched as written by Kafka clients, in lower case. A trace parent
     * that is none is passed over: a trace is never worth a message.
     *
     * @throws UndecodableMessageException when a required attribute is missing, one is longer than 256 characters or holds what cannot be
     *     stored, or CloudEvents' version is another one
     */
    static Envelope parse(Headers headers) throws UndecodableMessageException {
        EnvelopeParser draft = new EnvelopeParser();
        for (Header header : headers) {
            draft.read(header);
        }
        return draft.build();
    }

    /** The attributes as headers, leaving out what is null. */
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
}
