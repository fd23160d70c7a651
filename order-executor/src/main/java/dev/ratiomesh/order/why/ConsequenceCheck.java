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

/** Compares the records of an order with the order itself: approval, steps, ledger and exchanges. */
final class ConsequenceCheck {
    /** Most lines that an explanation holds; a longer ledger cannot be added up. */
    private static final int MAX_LEDGER_LINES = 1_000;

    private static final Set<String> CLOSED_STATES = Set.of("SETTLED", "REFUSED", "REJECTED", "CANCELLED");

    private final JsonNode explanation;
    private final JsonNode order;
    private final JsonComparison comparison;

    ConsequenceCheck(JsonNode explanation, JsonComparison comparison) {
        this.explanation = explanation;
        this.order = explanation.path("order");
        this.comparison = comparison;
    }

    void compare(JsonNode result) {
        compareApproval(result);
        compareSteps();
        compareLedger();
        List<JsonNode> exchanges = elements("exchanges");
        for (int i = 0; i < exchanges.size(); i++) {
            compareExchange("exchanges[" + i + "]", exchanges.get(i));
        }
    }

    private void compareApproval(JsonNode result) {
        JsonNode approval = explanation.path("approval");
        comparison.compareLeaf(
                "approval.autoApproveUpTo",
                approval.path("autoApproveUpTo"),
                explanation.at("/evidence/campaign/brief/budget/autoApproveUpTo"));
        comparison.compareLeaf("approval.decideBy", approval.path("decideBy"), result.path("decideBy"));
        if (approval.path("outcome").asText().equals("APPROVED")) {
            comparison.compareLeaf("approval.automatic", approval.path("automatic"), result.path("automatic"));
            JsonNode byRules = BooleanNode.valueOf(approval.path("by").asText().equals(Approval.BY_RULES));
            comparison.compareLeaf("approval.by", byRules, result.path("automatic"));
        }
    }

    private void compareSteps() {
        List<JsonNode> steps = elements("steps");
        if (steps.isEmpty()) {
            return;
        }
        List<Long> versions =
                steps.stream().map(step -> step.path("version").asLong()).toList();
        boolean rising = new ArrayList<>(versions)
                .equals(versions.stream().distinct().sorted().toList());
        comparison.add(new FieldComparison(
                "steps.version", rising && versions.get(0) == 1, versions.toString(), "1 and rising"));
        JsonNode last = steps.get(steps.size() - 1);
        for (String name : List.of("version", "state", "spent", "views")) {
            comparison.compareLeaf("steps[last]." + name, last.path(name), order.path(name));
        }
        long sent = steps.stream()
                .filter(step -> step.path("state").asText().equals("SENDING"))
                .count();
        comparison.compareLeaf("order.attempt", order.path("attempt"), JsonNodeFactory.instance.numberNode(sent));
    }

    private void compareLedger() {
        List<JsonNode> lines = elements("ledger");
        if (lines.isEmpty() || lines.size() >= MAX_LEDGER_LINES) {
            comparison.add(new FieldComparison("ledger", !lines.isEmpty(), lines.size() + " lines", "not added up"));
            return;
        }
        compareAmount(
                "ledger[0].amount",
                lines.get(0).path("amount").asText(),
                order.path("budget").asText());
        BigDecimal spent = sum(lines, "SPENT");
        compareAmount("ledger SPENT", spent.toPlainString(), order.path("spent").asText());
        BigDecimal reserved =
                sum(lines, "RESERVED").subtract(sum(lines, "RELEASED")).subtract(positiveSpent(lines));
        compareAmount(
                "ledger held", reserved.toPlainString(), expectedReserved().toPlainString());
    }

    /** Returns what must still be reserved: the rest of the budget until the order is closed. */
    private BigDecimal expectedReserved() {
        BigDecimal unspent = decimal(order.path("budget").asText())
                .subtract(decimal(order.path("spent").asText()));
        return CLOSED_STATES.contains(order.path("state").asText()) ? BigDecimal.ZERO : unspent.max(BigDecimal.ZERO);
    }

    private void compareExchange(String field, JsonNode exchange) {
        String request = exchange.path("request").asText();
        boolean complete = !request.contains("***") && !request.contains("characters more");
        if (complete) {
            comparison.compareLeaf(
                    field + ".requestHash", exchange.path("requestHash"), new TextNode(Sha256.hex(request)));
        }
        boolean sent = exchange.path("call").asText().equals("googleAds:mutate")
                && !request.contains("\"validateOnly\":true")
                && exchange.path("attempt").asInt() == order.path("attempt").asInt()
                && exchange.path("attempt").asInt() > 0;
        if (sent) {
            comparison.compareLeaf(
                    field + ".requestHash of the order", exchange.path("requestHash"), order.path("requestHash"));
        }
    }

    private void compareAmount(String field, String document, String recomputed) {
        comparison.compareLeaf(field, new TextNode(document), new TextNode(recomputed));
    }

    private List<JsonNode> elements(String name) {
        return StreamSupport.stream(explanation.path(name).spliterator(), false).toList();
    }

    private static BigDecimal sum(List<JsonNode> lines, String kind) {
        return amounts(lines, kind).stream().reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    /** Adds up the increases of the cost: a correction downwards gives nothing back to the order. */
    private static BigDecimal positiveSpent(List<JsonNode> lines) {
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
