package dev.ratiomesh.sandbox.control;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.ratiomesh.sandbox.ads.GoogleAds;
import dev.ratiomesh.sandbox.wire.SandboxJson;
import dev.ratiomesh.sandbox.youtube.ReadCount;
import dev.ratiomesh.sandbox.youtube.quota.ProjectQuota;

/** Reports the calls to the emulated services and their quota cost. */
public record CallsReport(CallLog calls, ProjectQuota quota, ReadCount reads, GoogleAds ads, GrantLog grants) {

    ObjectNode json() {
        ObjectNode json = SandboxJson.object();
        json.set("endpoints", calls.json());
        json.set("quota", SandboxJson.tree(quota.uses()));
        json.put("adsOperations", ads.operations());
        json.set("grants", grants.json());
        json.put("idsRead", reads.total());
        json.set("readsByVideo", SandboxJson.tree(reads.byVideo()));
        return json;
    }
}
