package dev.ratiomesh.sandbox.ads;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.ratiomesh.sandbox.wire.Answer;
import dev.ratiomesh.sandbox.wire.Json;
import dev.ratiomesh.sandbox.wire.MalformedJson;

/** searchStream sends an array of pages, each with the request id; its errors stand in an array too. */
final class AdsStream {
    private AdsStream() {}

    static Answer wrap(Answer page, String requestId) {
        try {
            ObjectNode one = (ObjectNode) Json.parse(page.body());
            if (page.status() == 200) {
                one.put("requestId", requestId);
            }
            return Answer.json(page.status(), Json.array().add(one));
        } catch (MalformedJson e) {
            throw new IllegalStateException("the sandbox wrote a page it cannot read", e);
        }
    }
}
