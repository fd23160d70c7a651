package dev.ratiomesh.order.placing.outbound;

import dev.ratiomesh.contracts.order.OrderState;
import dev.ratiomesh.contracts.order.RefusalCode;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.enterprise.context.ApplicationScoped;

/** Counts steps, refusals, provider calls and faults of orders. */
@ApplicationScoped
public class OrderMeters {
    private final MeterRegistry registry;

    OrderMeters(MeterRegistry registry) {
        this.registry = registry;
    }

    /** Counts a published step of an order. */
    public void stepped(OrderState state) {
        registry.counter("mesh.orders.steps", "state", state.name()).increment();
    }

    /** Counts a published refusal. */
    public void refused(RefusalCode code) {
        registry.counter("mesh.orders.refusals", "code", code.name()).increment();
    }

    /**
     * Counts a finished provider call.
     *
     * @param call {@code place}, {@code check} (a validation), {@code find} (a lookup), {@code report}, {@code review} or
     *     {@code stop}
     * @param outcome that of the result; {@code ok} or {@code trouble} for calls that return a body
     */
    public void called(String call, String outcome) {
        registry.counter("mesh.orders.provider.calls", "call", call, "outcome", outcome)
                .increment();
    }

    /** Counts a report that could not be used. Nothing is booked from it. */
    public void unusableReport() {
        registry.counter("mesh.orders.reports.unusable").increment();
    }

    /** Counts a reported cost above the order's budget. */
    public void overBudget() {
        registry.counter("mesh.orders.over.budget").increment();
    }

    /** Counts a result that was dropped because another worker had claimed the order. */
    public void fenced() {
        registry.counter("mesh.orders.fenced").increment();
    }
}
