package dev.ratiomesh.delivery;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.regex.Pattern;
import org.apache.kafka.common.header.Header;
import org.jspecify.annotations.Nullable;

/** Parses an envelope from Kafka headers in one pass, and validates its attributes. */
final class EnvelopeParser {
    private static final int MAX_LENGTH = 256;
    private static final char REPLACEMENT_CHARACTER = '\uFFFD';
    private static final Pattern TRACE_PARENT = Pattern.compile("00-[0-9a-f]{32}-[0-9a-f]{16}-[0-9a-f]{2}");

    private @Nullable String specVersion;
    private @Nullable String id;
    private @Nullable String source;
    private @Nullable String type;
    private @Nullable String subject;
    private @Nullable String tenantId;
    private @Nullable String causationId;
    private @Nullable String correlationId;
    private @Nullable String traceparent;

    void read(Header header) {
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
                // A header outside CloudEvents stays on the record and has no meaning for the envelope.
            }
        }
    }

    Envelope build() throws UndecodableMessageException {
        String version = required("ce_specversion", specVersion);
        if (!version.equals(Envelope.SPEC_VERSION)) {
            throw new UndecodableMessageException(
                    DeadLetterReason.MISSING_HEADER,
                    "ce_specversion is " + version + ", expected " + Envelope.SPEC_VERSION);
        }
        return new Envelope(
                required("ce_id", id),
                required("ce_source", source),
                required("ce_type", type),
                storable("ce_subject", subject),
                storable("ce_tenantid", tenantId),
                storable("ce_causationid", causationId),
                storable("ce_correlationid", correlationId),
                traceparent != null && TRACE_PARENT.matcher(traceparent).matches() ? traceparent : null);
    }

    private static String required(String name, @Nullable String value) throws UndecodableMessageException {
        String storable = storable(name, value);
        if (storable == null || storable.isBlank()) {
            throw new UndecodableMessageException(DeadLetterReason.MISSING_HEADER, "header " + name + " is missing");
        }
        return storable;
    }

    /** Requires a value that PostgreSQL can store and index: text columns accept no NUL, and indexes no long values. */
    private static @Nullable String storable(String name, @Nullable String value) throws UndecodableMessageException {
        if (value != null && value.length() > MAX_LENGTH) {
            throw new UndecodableMessageException(
                    DeadLetterReason.MISSING_HEADER, "header " + name + " has more than " + MAX_LENGTH + " characters");
        }
        if (value != null && !isPlain(value)) {
            throw new UndecodableMessageException(
                    DeadLetterReason.MISSING_HEADER, "header " + name + " is not plain UTF-8 text: control characters");
        }
        return value;
    }

    /** Checks for control characters with a plain loop, because the check runs eight times for each record. */
    private static boolean isPlain(String value) {
        for (int i = 0; i < value.length(); i++) {
            if (value.charAt(i) == REPLACEMENT_CHARACTER || Character.isISOControl(value.charAt(i))) {
                return false;
            }
        }
        return true;
    }

    private static @Nullable String text(Header header) {
        return header.value() == null ? null : new String(header.value(), UTF_8);
    }
}
