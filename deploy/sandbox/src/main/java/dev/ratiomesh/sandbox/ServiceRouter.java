package dev.ratiomesh.sandbox;

import dev.ratiomesh.sandbox.control.CallLog;
import dev.ratiomesh.sandbox.control.ControlApi;
import dev.ratiomesh.sandbox.control.FaultRule;
import dev.ratiomesh.sandbox.control.GrantLog;
import dev.ratiomesh.sandbox.control.InjectedFaults;
import dev.ratiomesh.sandbox.wire.EmulatedService;
import dev.ratiomesh.sandbox.wire.HttpAnswer;
import dev.ratiomesh.sandbox.wire.HttpCall;
import dev.ratiomesh.sandbox.wire.InjectedError;
import dev.ratiomesh.sandbox.wire.SandboxJson;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Routes each call to its emulated service and applies the injected faults. Used by one thread. */
final class ServiceRouter {
    private final List<EmulatedService> services;
    private final ControlApi control;
    private final InjectedFaults faults;
    private final CallLog calls;
    private final GrantLog grants;

    ServiceRouter(
            List<EmulatedService> services, ControlApi control, InjectedFaults faults, CallLog calls, GrantLog grants) {
        this.services = services;
        this.control = control;
        this.faults = faults;
        this.calls = calls;
        this.grants = grants;
    }

    /** Holds an answer and its delay. An empty answer is a cut connection. */
    record RoutedAnswer(Optional<HttpAnswer> answer, Duration delay) {}

    RoutedAnswer answer(HttpCall call) {
        if (control.owns(call.path())) {
            return new RoutedAnswer(Optional.of(control.answer(call)), Duration.ZERO);
        }
        RoutedAnswer routed = services.stream()
                .filter(service -> service.owns(call.path()))
                .findFirst()
                .map(service -> answer(service, call))
                .orElseGet(() -> new RoutedAnswer(Optional.of(unknown(call)), Duration.ZERO));
        String outcome =
                routed.answer().map(answer -> Integer.toString(answer.status())).orElse("cut");
        calls.add(call.method(), call.path(), outcome);
        grants.add(call);
        return routed;
    }

    /** Starts a call whose body is taken as it arrives; empty when the call needs its whole body first. */
    Optional<StreamingCall> stream(HttpCall call) {
        return services.stream()
                .filter(service -> service.owns(call.path()) && service.streams(call))
                .findFirst()
                .map(service -> new StreamingCall(service, call, faults.strike(service.name(), call), calls));
    }

    private RoutedAnswer answer(EmulatedService service, HttpCall call) {
        Optional<FaultRule> struck = faults.strike(service.name(), call);
        if (struck.isEmpty()) {
            return new RoutedAnswer(Optional.of(service.answer(call)), Duration.ZERO);
        }
        FaultRule fault = struck.get();
        InjectedError error = fault.error();
        if (fault.afterSuccess()) {
            service.answer(call);
        }
        if (fault.cuts()) {
            return new RoutedAnswer(Optional.empty(), fault.delay());
        }
        HttpAnswer answer = error == null ? service.answer(call) : service.answerInjected(call, error);
        return new RoutedAnswer(Optional.of(answer), fault.delay());
    }

    private static HttpAnswer unknown(HttpCall call) {
        String detail = "The sandbox does not emulate " + call.method() + " " + call.path();
        return HttpAnswer.json(404, SandboxJson.object().put("status", 404).put("detail", detail));
    }
}
