package dev.ratiomesh.sandbox.control;

import com.fasterxml.jackson.databind.node.ArrayNode;
import dev.ratiomesh.sandbox.oauth.Grants;
import dev.ratiomesh.sandbox.wire.Call;
import dev.ratiomesh.sandbox.wire.Json;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Calls by customer's account and by the refresh token they were made with: nobody may act with another's. */
public final class GrantLog {
    private static final Pattern CUSTOMER = Pattern.compile("/v\\d+/customers/(\\d{10})/.*");
    private static final int MOST_ROWS = 10_000;

    private final Grants grants;
    private final Map<Row, Long> calls = new TreeMap<>();

    public GrantLog(Grants grants) {
        this.grants = grants;
    }

    private record Row(String customer, String grant) implements Comparable<Row> {
        @Override
        public int compareTo(Row other) {
            int byCustomer = customer.compareTo(other.customer);
            return byCustomer == 0 ? grant.compareTo(other.grant) : byCustomer;
        }
    }

    /** Counts a call on a customer's account that carries a token issued here. */
    public void add(Call call) {
        Matcher path = CUSTOMER.matcher(call.path());
        if (!path.matches()) {
            return;
        }
        call.bearer()
                .flatMap(grants::behind)
                .map(grant -> new Row(path.group(1), grant))
                .ifPresent(row -> {
                    if (calls.containsKey(row) || calls.size() < MOST_ROWS) {
                        calls.merge(row, 1L, Long::sum);
                    }
                });
    }

    ArrayNode json() {
        ArrayNode rows = Json.array();
        calls.forEach((row, count) -> rows.addObject()
                .put("customerId", row.customer())
                .put("refreshToken", row.grant())
                .put("calls", count));
        return rows;
    }
}
