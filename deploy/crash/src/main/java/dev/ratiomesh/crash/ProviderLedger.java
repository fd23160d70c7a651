package dev.ratiomesh.crash;

import com.fasterxml.jackson.databind.JsonNode;
import dev.ratiomesh.crash.invariant.ProviderCampaign;
import dev.ratiomesh.local.OperatorApi;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;

/** Reads the sandbox's ledger: the oracle, which is never killed. */
record ProviderLedger(OperatorApi api, String sandbox) {

    /** Returns every campaign ever accepted, in the order of acceptance. */
    List<ProviderCampaign> read() throws IOException, InterruptedException {
        List<ProviderCampaign> accepted = new ArrayList<>();
        for (JsonNode order : api.get(sandbox + "/sandbox/ledger").path("orders")) {
            accepted.add(new ProviderCampaign(
                    order.path("campaignName").asText(),
                    order.path("acceptedAt").asText(),
                    micros(order, "budgetMicros"),
                    micros(order, "spentMicros"),
                    order.path("state").asText()));
        }
        return accepted;
    }

    private static BigDecimal micros(JsonNode order, String field) {
        return BigDecimal.valueOf(order.path(field).asLong(), 6);
    }
}
