package dev.ratiomesh.sandbox;

import dev.ratiomesh.sandbox.control.CallLog;
import dev.ratiomesh.sandbox.control.Control;
import dev.ratiomesh.sandbox.control.FaultRule;
import dev.ratiomesh.sandbox.control.Faults;
import dev.ratiomesh.sandbox.control.GrantLog;
import dev.ratiomesh.sandbox.wire.Answer;
import dev.ratiomesh.sandbox.wire.Call;
import dev.ratiomesh.sandbox.wire.InjectedError;
import dev.ratiomesh.sandbox.wire.Json;
import dev.ratiomesh.sandbox.wire.Service;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Gives each call to its service, with the faults in between. Used by one thread. */
final class Switchboard {
    private final List<Service> services;
    private final Control control;
    private final Faults faults;
    private final CallLog calls;
    private final GrantLog grants;

    Switchboard(List<Service> services, Control control, Faults faults, CallLog calls, GrantLog grants) {
        this.services = services;
        this.control = control;
        this.faults = faults;
        this.calls = calls;
        this.grants = grants;
    }

    /** What goes back over the wire, and when. An empty answer is a cut connection. */
    record Reply(Optional<Answer> answer, Duration delay) {}

    Reply reply(Call call) {
        if (control.owns(call.path())) {
            return new Reply(Optional.of(control.answer(call)), Duration.ZERO);
        }
        Reply reply = services.stream()
                .filter(service -> service.owns(call.path()))
                .findFirst()
                .map(service -> reply(service, call))
                .orElseGet(() -> new Reply(Optional.of(unknown(call)), Duration.ZERO));
        String outcome =
                reply.answer().map(one -> Integer.toString(one.status())).orElse("cut");
        calls.add(call.method(), call.path(), outcome);
        grants.add(call);
        return reply;
    }

    /** Takes the body of a call as it arrives; empty when the call is one to be answered whole. */
    Optional<Flow> flow(Call call) {
        return services.stream()
                .filter(service -> service.owns(call.path()) && service.streams(call))
                .findFirst()
                .map(service -> new Flow(service, call, faults.strike(service.name(), call), calls));
    }

    private Reply reply(Service service, Call call) {
        Optional<FaultRule> struck = faults.strike(service.name(), call);
        if (struck.isEmpty()) {
            return new Reply(Optional.of(service.answer(call)), Duration.ZERO);
        }
        FaultRule fault = struck.get();
        InjectedError error = fault.error();
        if (fault.afterSuccess()) {
            service.answer(call);
        }
        if (fault.cuts()) {
            return new Reply(Optional.empty(), fault.delay());
        }
        Answer answer = error == null ? service.answer(call) : service.refuse(call, error);
        return new Reply(Optional.of(answer), fault.delay());
    }

    private static Answer unknown(Call call) {
        String detail = "The sandbox does not emulate " + call.method() + " " + call.path();
        return Answer.json(404, Json.object().put("status", 404).put("detail", detail));
    }
}
