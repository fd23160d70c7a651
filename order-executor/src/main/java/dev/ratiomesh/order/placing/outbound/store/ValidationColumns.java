package dev.ratiomesh.order.placing.outbound.store;

import dev.ratiomesh.order.placing.state.Validation;
import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** What the provider said when it was asked to check an order. */
@Embeddable
class ValidationColumns {
    @Column(name = "validated_at")
    @Nullable
    Instant at;

    @Column(name = "validation_passed")
    @Nullable
    Boolean passed;

    @Column(name = "findings")
    @Nullable
    String findings;

    static ValidationColumns of(Validation validation) {
        ValidationColumns columns = new ValidationColumns();
        columns.at = validation.at();
        columns.passed = validation.passed();
        columns.findings = validation.findings();
        return columns;
    }

    /** Null as long as the provider has not answered, or is a person. */
    @Nullable
    Validation toValidation() {
        return at == null || passed == null || findings == null ? null : new Validation(at, passed, findings);
    }
}
