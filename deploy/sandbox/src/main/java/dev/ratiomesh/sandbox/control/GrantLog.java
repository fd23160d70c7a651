package dev.ratiomesh.sandbox.control;

import com.fasterxml.jackson.databind.node.ArrayNode;
import dev.ratiomesh.sandbox.oauth.IssuedTokens;
import dev.ratiomesh.sandbox.wire.HttpCall;
import dev.ratiomesh.sandbox.wire.SandboxJson;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Counts calls by customer's account and by the refresh token behind them: no caller may use another's grant. */
public final class GrantLog {
    private static final Pattern CUSTOMER = Pattern.compile("/v\\d+/customers/(\\d{10})/.*");
    private static final int MAX_ROWS = 10_000;

    private final IssuedTokens grants;
    private final Map<GrantLogRow, Long> calls = new TreeMap<>();

    public GrantLog(IssuedTokens grants) {
        this.grants = grants;
    }

    private record GrantLogRow(String customer, String grant) implements Comparable<GrantLogRow> {
        @Override
        public int compareTo(GrantLogRow other) {
            int byCustomer = customer.compareTo(other.customer);
            return byCustomer == 0 ? grant.compareTo(other.grant) : byCustomer;
        }
    }

    /** Counts a call on a customer's account that carries a token issued by the sandbox. */
    public void add(HttpCall call) {
        Matcher path = CUSTOMER.matcher(call.path());
        if (!path.matches()) {
            return;
        }
        call.bearer()
                .flatMap(grants::refreshTokenOf)
                .map(grant -> new GrantLogRow(path.group(1), grant))
                .ifPresent(row -> {
                    if (calls.containsKey(row) || calls.size() < MAX_ROWS) {
                        calls.merge(row, 1L, Long::sum);
                    }
                });
    }

    ArrayNode json() {
        ArrayNode rows = SandboxJson.array();
        calls.forEach((row, count) -> rows.addObject()
                .put("customerId", row.customer())
                .put("refreshToken", row.grant())
                .put("calls", count));
        return rows;
    }
}
