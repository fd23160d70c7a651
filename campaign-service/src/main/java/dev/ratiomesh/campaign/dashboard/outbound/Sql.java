package dev.ratiomesh.campaign.dashboard.outbound;

import com.fasterxml.jackson.core.JsonProcessingException;
import dev.ratiomesh.delivery.Json;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.function.Function;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/** Between rows and records. */
final class Sql {
    private Sql() {}

    static <T> List<T> list(RowSet<Row> rows, Function<Row, T> read) {
        return StreamSupport.stream(rows.spliterator(), false).map(read).toList();
    }

    static @Nullable Instant instant(Row row, String column) {
        OffsetDateTime at = row.getOffsetDateTime(column);
        return at == null ? null : at.toInstant();
    }

    static OffsetDateTime at(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }

    /** A text from outside, as one that the database can look for: it knows no NUL. */
    static String plain(String text) {
        return text.replace('\0', '\uFFFD');
    }

    static <T> T json(String text, Class<T> type) {
        try {
            return Json.tolerant().readValue(text, type);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(
                    "a stored " + type.getSimpleName() + " cannot be read: " + Json.explain(e), e);
        }
    }

    static String text(Object value) {
        try {
            return Json.tolerant().writeValueAsString(value);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("cannot be stored: " + value, e);
        }
    }
}
