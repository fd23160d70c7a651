package dev.ratiomesh.sandbox.ads;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.ratiomesh.sandbox.wire.HttpAnswer;
import dev.ratiomesh.sandbox.wire.MalformedJson;
import dev.ratiomesh.sandbox.wire.SandboxJson;

/** Formats searchStream answers: an array of pages, each with the request id. Errors are wrapped in an array too. */
final class AdsStream {
    private AdsStream() {}

    static HttpAnswer wrap(HttpAnswer page, String requestId) {
        try {
            ObjectNode body = (ObjectNode) SandboxJson.parse(page.body());
            if (page.status() == 200) {
                body.put("requestId", requestId);
            }
            return HttpAnswer.json(page.status(), SandboxJson.array().add(body));
        } catch (MalformedJson e) {
            throw new IllegalStateException("the sandbox wrote a page it cannot read", e);
        }
    }
}
