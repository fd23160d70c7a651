package dev.ratiomesh.sandbox.youtube;

import dev.ratiomesh.sandbox.wire.Call;

/** A method of the API: verb and path, what it costs, who may call it. */
public record Route(String method, String path, Price price, Need need) {

    boolean matches(Call call) {
        return method.equals(call.method()) && path.equals(call.path());
    }
}
