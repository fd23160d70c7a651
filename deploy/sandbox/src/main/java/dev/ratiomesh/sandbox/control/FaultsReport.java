package dev.ratiomesh.sandbox.control;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.ratiomesh.sandbox.wire.InjectedError;
import dev.ratiomesh.sandbox.wire.SandboxJson;
import dev.ratiomesh.sandbox.youtube.quota.QuotaErrorShape;

/** Lists the faults and interventions in force. */
final class FaultsReport {
    private FaultsReport() {}

    static ObjectNode of(ControlTargets insides) {
        ObjectNode json = SandboxJson.object();
        json.putArray("faults")
                .addAll(insides.faults().all().stream().map(FaultsReport::fault).toList());
        json.putArray("uploads")
                .addAll(insides.uploads().faults().all().stream()
                        .map(UploadInstructions::report)
                        .toList());
        json.set(
                "uploadLimitExceeded",
                SandboxJson.tree(insides.uploads().faults().exhaustedChannels()));
        json.set("hideLikes", SandboxJson.tree(insides.interventions().likesHidden()));
        json.set("hideComments", SandboxJson.tree(insides.interventions().commentsHidden()));
        json.set("gone", SandboxJson.tree(insides.interventions().gone()));
        json.set("set", SandboxJson.tree(insides.interventions().pins()));
        json.set("dropMetric", SandboxJson.tree(insides.analytics().dropped()));
        json.put("analyticsLag", insides.analytics().lagDays());
        json.set(
                "disableComments",
                SandboxJson.tree(insides.comments().switches().disabledVideos()));
        json.set("holdReplies", SandboxJson.tree(insides.comments().switches().holdingChannels()));
        boolean observed = insides.youtube().quotaError() == QuotaErrorShape.OBSERVED_429;
        return json.put("quotaError", observed ? "429" : "403");
    }

    private static ObjectNode fault(InjectedFaults.ActiveFault active) {
        FaultRule rule = active.rule();
        ObjectNode json = SandboxJson.object().put("target", rule.target());
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
