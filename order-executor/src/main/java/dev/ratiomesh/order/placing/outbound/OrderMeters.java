package dev.ratiomesh.order.placing.outbound;

import dev.ratiomesh.contracts.order.OrderState;
import dev.ratiomesh.contracts.order.RefusalCode;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.enterprise.context.ApplicationScoped;

/** What is counted of orders. */
@ApplicationScoped
public class OrderMeters {
    private final MeterRegistry registry;

    OrderMeters(MeterRegistry registry) {
        this.registry = registry;
    }

    /** An order took a step. */
    public void stepped(OrderState state) {
        registry.counter("mesh.orders.steps", "state", state.name()).increment();
    }

    /** A refusal was told. */
    public void refused(RefusalCode code) {
        registry.counter("mesh.orders.refusals", "code", code.name()).increment();
    }

    /** A provider call ended. */
    public void called(String call, String outcome) {
        registry.counter("mesh.orders.provider.calls", "call", call, "outcome", outcome)
                .increment();
    }

    /** A report that could not be used; nothing was booked from it. */
    public void unusableReport() {
        registry.counter("mesh.orders.reports.unusable").increment();
    }

    /** The provider reports more than the order's budget. */
    public void overBudget() {
        registry.counter("mesh.orders.over.budget").increment();
    }

    /** A worker woke up after its claim had gone to another; its result was dropped. */
    public void fenced() {
        registry.counter("mesh.orders.fenced").increment();
    }
}
