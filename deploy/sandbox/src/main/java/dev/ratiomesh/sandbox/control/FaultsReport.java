package dev.ratiomesh.sandbox.control;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.ratiomesh.sandbox.wire.InjectedError;
import dev.ratiomesh.sandbox.wire.SandboxJson;
import dev.ratiomesh.sandbox.youtube.quota.QuotaErrorShape;

/** Lists the faults and interventions in force. */
final class FaultsReport {
    private FaultsReport() {}

    static ObjectNode of(ControlTargets targets) {
        ObjectNode json = SandboxJson.object();
        json.putArray("faults")
                .addAll(targets.faults().all().stream().map(FaultsReport::fault).toList());
        json.putArray("uploads")
                .addAll(targets.uploads().faults().all().stream()
                        .map(UploadInstructions::report)
                        .toList());
        json.set(
                "uploadLimitExceeded",
                SandboxJson.tree(targets.uploads().faults().exhaustedChannels()));
        json.set("hideLikes", SandboxJson.tree(targets.interventions().likesHidden()));
        json.set("hideComments", SandboxJson.tree(targets.interventions().commentsHidden()));
        json.set("gone", SandboxJson.tree(targets.interventions().gone()));
        json.set("set", SandboxJson.tree(targets.interventions().pins()));
        json.set("dropMetric", SandboxJson.tree(targets.analytics().dropped()));
        json.put("analyticsLag", targets.analytics().lagDays());
        json.set(
                "disableComments",
                SandboxJson.tree(targets.comments().switches().disabledVideos()));
        json.set("holdReplies", SandboxJson.tree(targets.comments().switches().holdingChannels()));
        boolean observed = targets.youtube().quotaError() == QuotaErrorShape.OBSERVED_429;
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
