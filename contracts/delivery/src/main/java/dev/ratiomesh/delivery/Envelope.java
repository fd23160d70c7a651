package dev.ratiomesh.delivery;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.regex.Pattern;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.Headers;
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

    private static final int LONGEST = 256;
    private static final char UNREADABLE = '\uFFFD';
    private static final Pattern W3C = Pattern.compile("00-[0-9a-f]{32}-[0-9a-f]{16}-[0-9a-f]{2}");

    /** The same message under another trace parent. */
    public Envelope withTraceparent(@Nullable String other) {
        return new Envelope(id, source, type, subject, tenantId, causationId, correlationId, other);
    }

    /** The id at the beginning of the chain that this message belongs to. */
    public String chain() {
        return correlationId == null ? id : correlationId;
    }

    /**
     * Reads the attributes from headers; names are matched as written by Kafka clients, in lower case. A trace parent
     * that is none is passed over: a trace is never worth a message.
     *
     * @throws Poison when a required attribute is missing, one is longer than 256 characters or holds what cannot be
     *     stored, or CloudEvents' version is another one
     */
    static Envelope read(Headers headers) throws Poison {
        Draft draft = new Draft();
        for (Header header : headers) {
            draft.take(header);
        }
        return draft.finish();
    }

    /** Writes the attributes, leaving out what is null. */
    void write(Headers headers) {
        put(headers, "ce_specversion", SPEC_VERSION);
        put(headers, "ce_id", id);
        put(headers, "ce_source", source);
        put(headers, "ce_type", type);
        put(headers, "ce_subject", subject);
        put(headers, "ce_tenantid", tenantId);
        put(headers, "ce_causationid", causationId);
        put(headers, "ce_correlationid", correlationId);
        put(headers, "traceparent", traceparent);
        put(headers, "content-type", "application/json");
    }

    private static void put(Headers headers, String name, @Nullable String value) {
        if (value != null) {
            headers.add(name, value.getBytes(UTF_8));
        }
    }

    /** Collects the attributes in one pass over the headers. */
    private static final class Draft {
        private @Nullable String specVersion;
        private @Nullable String id;
        private @Nullable String source;
        private @Nullable String type;
        private @Nullable String subject;
        private @Nullable String tenantId;
        private @Nullable String causationId;
        private @Nullable String correlationId;
        private @Nullable String traceparent;

        void take(Header header) {
            switch (header.key()) {
                case "ce_specversion" -> specVersion = text(header);
                case "ce_id" -> id = text(header);
                case "ce_source" -> source = text(header);
                case "ce_type" -> type = text(header);
                case "ce_subject" -> subject = text(header);
                case "ce_tenantid" -> tenantId = text(header);
                case "ce_causationid" -> causationId = text(header);
                case "ce_correlationid" -> correlationId = text(header);
                case "traceparent" -> traceparent = text(header);
                default -> {
                    // Somebody else's header: kept on the record, of no meaning here.
                }
            }
        }

        Envelope finish() throws Poison {
            String version = required("ce_specversion", specVersion);
            if (!version.equals(SPEC_VERSION)) {
                throw new Poison(
                        PoisonReason.MISSING_HEADER, "ce_specversion is " + version + ", expected " + SPEC_VERSION);
            }
            return new Envelope(
                    required("ce_id", id),
                    required("ce_source", source),
                    required("ce_type", type),
                    usable("ce_subject", subject),
                    usable("ce_tenantid", tenantId),
                    usable("ce_causationid", causationId),
                    usable("ce_correlationid", correlationId),
                    traceparent != null && W3C.matcher(traceparent).matches() ? traceparent : null);
        }

        private static String required(String name, @Nullable String value) throws Poison {
            String usable = usable(name, value);
            if (usable == null || usable.isBlank()) {
                throw new Poison(PoisonReason.MISSING_HEADER, "header " + name + " is missing");
            }
            return usable;
        }

        /** Attributes go into text columns, which bear no NUL, and into indexes, which bear no long ones. */
        private static @Nullable String usable(String name, @Nullable String value) throws Poison {
            if (value != null && value.length() > LONGEST) {
                throw new Poison(
                        PoisonReason.MISSING_HEADER, "header " + name + " has more than " + LONGEST + " characters");
            }
            if (value != null && value.chars().anyMatch(c -> c == UNREADABLE || Character.isISOControl(c))) {
                throw new Poison(
                        PoisonReason.MISSING_HEADER, "header " + name + " is not plain UTF-8 text: control characters");
            }
            return value;
        }

        private static @Nullable String text(Header header) {
            return header.value() == null ? null : new String(header.value(), UTF_8);
        }
    }
}
