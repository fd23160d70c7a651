package dev.ratiomesh.order.placing.outbound.store;

import dev.ratiomesh.delivery.runtime.DisabledSafeguards;

/** The statements of the caps. All name their caps in locking order. */
final class CapSql {
    /** For crash runs that must notice: no room is seen or asked for. */
    private static final boolean UNCHECKED = DisabledSafeguards.CHECK;

    /** Makes what is not there and follows a limit that was amended; a limit that is lower than what is used is "over". */
    static final String SET_LIMITS =
            """
            INSERT INTO cap (id, cap)
            SELECT l.id, cast(l.cap AS numeric)
            FROM unnest(cast(:ids AS text[]), cast(:limits AS text[])) AS l (id, cap) ORDER BY l.id
            ON CONFLICT (id) DO UPDATE
              SET cap = excluded.cap,
                  over = greatest(0, coalesce(cap.reserved + cap.spent - excluded.cap, 0))
              WHERE cap.cap IS DISTINCT FROM excluded.cap
            """;

    static final String LOCK =
            """
            SELECT id, %s, reserved, spent FROM cap WHERE id = ANY(cast(:ids AS text[])) ORDER BY id FOR UPDATE
            """
                    .formatted(UNCHECKED ? "cast(NULL AS numeric)" : "cap");

    /** The one statement that takes room; it never touches "over", so the table's check stands behind its condition. */
    static final String RESERVE =
            """
            UPDATE cap SET reserved = reserved + cast(:amount AS numeric)
            WHERE id = ANY(cast(:ids AS text[]))
              AND (%s OR cap IS NULL OR reserved + spent + cast(:amount AS numeric) <= cap)
            """
                    .formatted(UNCHECKED);

    static final String HOLD =
            """
            INSERT INTO hold (order_id, cap_id, reserved, spent)
            SELECT :orderId, c.id, cast(:amount AS numeric), 0 FROM unnest(cast(:ids AS text[])) AS c (id)
            """;

    static final String HOLDS = "SELECT cap_id, reserved, spent FROM hold WHERE order_id = :orderId";

    /** What is reported is booked, whatever the caps say. */
    static final String POST =
            """
            UPDATE cap AS c
            SET reserved = c.reserved + p.reserved,
                spent = c.spent + p.spent,
                over = greatest(0, coalesce(c.reserved + p.reserved + c.spent + p.spent - c.cap, 0))
            FROM (SELECT id, cast(reserved AS numeric) AS reserved, cast(spent AS numeric) AS spent
                  FROM unnest(cast(:ids AS text[]), cast(:reserved AS text[]), cast(:spent AS text[]))
                    AS u (id, reserved, spent)) AS p
            WHERE c.id = p.id
            """;

    static final String POST_HOLDS =
            """
            UPDATE hold AS h SET reserved = h.reserved + p.reserved, spent = h.spent + p.spent
            FROM (SELECT id, cast(reserved AS numeric) AS reserved, cast(spent AS numeric) AS spent
                  FROM unnest(cast(:ids AS text[]), cast(:reserved AS text[]), cast(:spent AS text[]))
                    AS u (id, reserved, spent)) AS p
            WHERE h.order_id = :orderId AND h.cap_id = p.id
            """;

    static final String LINE =
            """
            INSERT INTO cost_line (order_id, kind, currency, amount, booked_at, note)
            VALUES (:orderId, :kind, :currency, cast(:amount AS numeric), cast(:at AS timestamptz), :note)
            """;

    private CapSql() {}
}
