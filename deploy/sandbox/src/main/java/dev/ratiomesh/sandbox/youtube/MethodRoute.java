package dev.ratiomesh.sandbox.youtube;

import dev.ratiomesh.sandbox.wire.HttpCall;
import dev.ratiomesh.sandbox.youtube.quota.CallCost;

/** Describes a method of the API: verb and path, its quota cost, the callers it accepts. */
public record MethodRoute(String method, String path, CallCost cost, AuthRequirement requirement) {

    boolean matches(HttpCall call) {
        return method.equals(call.method()) && path.equals(call.path());
    }
}
