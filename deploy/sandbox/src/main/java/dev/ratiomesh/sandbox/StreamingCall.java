package dev.ratiomesh.sandbox;

import dev.ratiomesh.sandbox.control.CallLog;
import dev.ratiomesh.sandbox.control.FaultRule;
import dev.ratiomesh.sandbox.wire.BodyReceiver;
import dev.ratiomesh.sandbox.wire.EmulatedService;
import dev.ratiomesh.sandbox.wire.HttpAnswer;
import dev.ratiomesh.sandbox.wire.HttpCall;
import dev.ratiomesh.sandbox.wire.InjectedError;
import java.time.Duration;
import java.util.Optional;

/** Carries the body of one call to its service, together with the fault that struck the call, if any. */
final class StreamingCall {
    private static final String CUT = "cut";

    private final EmulatedService service;
    private final HttpCall call;
    private final Optional<FaultRule> fault;
    private final CallLog calls;
    private final BodyReceiver receiver;

    StreamingCall(EmulatedService service, HttpCall call, Optional<FaultRule> fault, CallLog calls) {
        this.service = service;
        this.call = call;
        this.fault = fault;
        this.calls = calls;
        receiver = fault.filter(rule -> !rule.afterSuccess())
                .flatMap(rule -> errorAnswer(rule))
                .map(BodyReceiver::answering)
                .orElseGet(() -> service.receiver(call));
    }

    /** Takes a piece; false when the connection must be cut here. */
    boolean take(byte[] bytes, int length) {
        boolean more = receiver.take(bytes, length);
        if (!more) {
            log(CUT);
        }
        return more;
    }

    /** Ends the body, which is whole, and returns the answer. */
    ServiceRouter.RoutedAnswer end() {
        Optional<HttpAnswer> answer = receiver.end();
        Optional<FaultRule> lateFault = fault.filter(FaultRule::afterSuccess);
        Optional<HttpAnswer> sent = lateFault.isPresent() ? errorAnswer(lateFault.get()) : answer;
        log(sent.map(sentAnswer -> Integer.toString(sentAnswer.status())).orElse(CUT));
        return new ServiceRouter.RoutedAnswer(sent, fault.map(FaultRule::delay).orElse(Duration.ZERO));
    }

    /** Reports that the connection ended before the body did. */
    void abort() {
        receiver.abort();
        log("broken");
    }

    private Optional<HttpAnswer> errorAnswer(FaultRule rule) {
        InjectedError error = rule.error();
        return error == null ? Optional.empty() : Optional.of(service.answerInjected(call, error));
    }

    private void log(String outcome) {
        calls.add(call.method(), call.path(), outcome);
    }
}
