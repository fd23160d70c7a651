package dev.ratiomesh.order.why;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.ratiomesh.delivery.json.Sha256;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.StreamSupport;

/** Whether what an order has left behind fits the order: approval, steps, ledger and exchanges. */
final class ConsequenceCheck {
    /** As many lines are shown at most; a longer ledger cannot be added up here. */
    private static final int MOST_LINES = 1_000;

    private static final Set<String> OVER = Set.of("SETTLED", "REFUSED", "REJECTED", "CANCELLED");

    private final JsonNode dossier;
    private final JsonNode order;
    private final JsonComparison comparison;

    ConsequenceCheck(JsonNode dossier, JsonComparison comparison) {
        this.dossier = dossier;
        this.order = dossier.path("order");
        this.comparison = comparison;
    }

    void compare(JsonNode result) {
        approval(result);
        steps();
        ledger();
        List<JsonNode> exchanges = all("exchanges");
        for (int i = 0; i < exchanges.size(); i++) {
            exchange("exchanges[" + i + "]", exchanges.get(i));
        }
    }

    private void approval(JsonNode result) {
        JsonNode approval = dossier.path("approval");
        comparison.leaf(
                "approval.autoApproveUpTo",
                approval.path("autoApproveUpTo"),
                dossier.at("/evidence/campaign/brief/budget/autoApproveUpTo"));
        comparison.leaf("approval.decideBy", approval.path("decideBy"), result.path("decideBy"));
        if (approval.path("outcome").asText().equals("APPROVED")) {
            comparison.leaf("approval.automatic", approval.path("automatic"), result.path("automatic"));
            JsonNode byRules = BooleanNode.valueOf(approval.path("by").asText().equals(Approval.RULES));
            comparison.leaf("approval.by", byRules, result.path("automatic"));
        }
    }

    private void steps() {
        List<JsonNode> steps = all("steps");
        if (steps.isEmpty()) {
            return;
        }
        List<Long> versions =
                steps.stream().map(step -> step.path("version").asLong()).toList();
        boolean counted = new ArrayList<>(versions)
                .equals(versions.stream().distinct().sorted().toList());
        comparison.add(new FieldComparison(
                "steps.version", counted && versions.get(0) == 1, versions.toString(), "1 and rising"));
        JsonNode last = steps.get(steps.size() - 1);
        for (String name : List.of("version", "state", "spent", "views")) {
            comparison.leaf("steps[last]." + name, last.path(name), order.path(name));
        }
        long sent = steps.stream()
                .filter(step -> step.path("state").asText().equals("SENDING"))
                .count();
        comparison.leaf("order.attempt", order.path("attempt"), JsonNodeFactory.instance.numberNode(sent));
    }

    private void ledger() {
        List<JsonNode> lines = all("ledger");
        if (lines.isEmpty() || lines.size() >= MOST_LINES) {
            comparison.add(new FieldComparison("ledger", !lines.isEmpty(), lines.size() + " lines", "not added up"));
            return;
        }
        amount(
                "ledger[0].amount",
                lines.get(0).path("amount").asText(),
                order.path("budget").asText());
        BigDecimal spent = sum(lines, "SPENT");
        amount("ledger SPENT", spent.toPlainString(), order.path("spent").asText());
        BigDecimal held =
                sum(lines, "RESERVED").subtract(sum(lines, "RELEASED")).subtract(risen(lines));
        amount("ledger held", held.toPlainString(), held().toPlainString());
    }

    /** What must still be held: the rest of the budget until the order is over. */
    private BigDecimal held() {
        BigDecimal rest = decimal(order.path("budget").asText())
                .subtract(decimal(order.path("spent").asText()));
        return OVER.contains(order.path("state").asText()) ? BigDecimal.ZERO : rest.max(BigDecimal.ZERO);
    }

    private void exchange(String field, JsonNode exchange) {
        String request = exchange.path("request").asText();
        boolean whole = !request.contains("***") && !request.contains("characters more");
        if (whole) {
            comparison.leaf(field + ".requestHash", exchange.path("requestHash"), new TextNode(Sha256.hex(request)));
        }
        boolean sent = exchange.path("call").asText().equals("googleAds:mutate")
                && !request.contains("\"validateOnly\":true")
                && exchange.path("attempt").asInt() == order.path("attempt").asInt()
                && exchange.path("attempt").asInt() > 0;
        if (sent) {
            comparison.leaf(
                    field + ".requestHash of the order", exchange.path("requestHash"), order.path("requestHash"));
        }
    }

    private void amount(String field, String document, String recomputed) {
        comparison.leaf(field, new TextNode(document), new TextNode(recomputed));
    }

    private List<JsonNode> all(String name) {
        return StreamSupport.stream(dossier.path(name).spliterator(), false).toList();
    }

    private static BigDecimal sum(List<JsonNode> lines, String kind) {
        return amounts(lines, kind).stream().reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    /** A corrected cost that falls gives nothing back to the order. */
    private static BigDecimal risen(List<JsonNode> lines) {
        return amounts(lines, "SPENT").stream()
                .map(amount -> amount.max(BigDecimal.ZERO))
                .reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    private static List<BigDecimal> amounts(List<JsonNode> lines, String kind) {
        return lines.stream()
                .filter(line -> line.path("kind").asText().equals(kind))
                .map(line -> decimal(line.path("amount").asText()))
                .toList();
    }

    private static BigDecimal decimal(String text) {
        try {
            return new BigDecimal(text);
        } catch (NumberFormatException e) {
            return BigDecimal.ZERO;
        }
    }
}
