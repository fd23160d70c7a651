package dev.ratiomesh.sandbox.control;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.ratiomesh.sandbox.wire.InjectedError;
import dev.ratiomesh.sandbox.wire.Json;
import dev.ratiomesh.sandbox.youtube.QuotaErrorShape;

/** The faults and interventions in force. */
final class FaultsReport {
    private FaultsReport() {}

    static ObjectNode of(Insides insides) {
        ObjectNode json = Json.object();
        json.putArray("faults")
                .addAll(insides.faults().all().stream().map(FaultsReport::one).toList());
        json.putArray("uploads")
                .addAll(insides.uploads().faults().all().stream()
                        .map(UploadInstructions::report)
                        .toList());
        json.set("uploadLimitExceeded", Json.tree(insides.uploads().faults().full()));
        json.set("hideLikes", Json.tree(insides.interventions().likesHidden()));
        json.set("hideComments", Json.tree(insides.interventions().commentsHidden()));
        json.set("gone", Json.tree(insides.interventions().gone()));
        json.set("set", Json.tree(insides.interventions().pins()));
        json.set("dropMetric", Json.tree(insides.analytics().dropped()));
        json.put("analyticsLag", insides.analytics().lagDays());
        json.set("disableComments", Json.tree(insides.comments().switches().disabledVideos()));
        json.set("holdReplies", Json.tree(insides.comments().switches().holdingChannels()));
        boolean observed = insides.youtube().quotaError() == QuotaErrorShape.OBSERVED_429;
        return json.put("quotaError", observed ? "429" : "403");
    }

    private static ObjectNode one(Faults.Active active) {
        FaultRule rule = active.rule();
        ObjectNode json = Json.object().put("target", rule.target());
        InjectedError error = rule.error();
        if (error != null) {
            json.put("status", error.status());
            error.reasonIfSet().ifPresent(reason -> json.put("reason", reason));
        }
        json.put("rate", rule.odds().rate());
        Long count = rule.odds().count();
        if (count != null) {
            json.put("count", count);
        }
        json.put("delay", rule.delay().toString()).put("afterSuccess", rule.afterSuccess());
        Boolean validateOnly = rule.validateOnly();
        if (validateOnly != null) {
            json.put("validateOnly", validateOnly);
        }
        return json.put("hits", active.hits());
    }
}
