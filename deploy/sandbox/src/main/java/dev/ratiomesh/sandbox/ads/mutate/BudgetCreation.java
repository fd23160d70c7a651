package dev.ratiomesh.sandbox.ads.mutate;

import dev.ratiomesh.sandbox.ads.account.AdsResource;
import dev.ratiomesh.sandbox.ads.account.AdsResource.AdsBudget;
import dev.ratiomesh.sandbox.ads.error.AdsError;
import dev.ratiomesh.sandbox.ads.error.FieldPath;
import java.util.Optional;

/** Creates a budget: a daily amount, or a total one with period CUSTOM_PERIOD. */
final class BudgetCreation {
    private static final String FAMILY = "campaignBudgetError";
    private static final long UNIT_MICROS = 10_000;
    private static final long MAX_MICROS = 1_000_000_000_000_000L;

    private BudgetCreation() {}

    static Optional<AdsResource> create(FieldPath create, MutateDraft draft) {
        int before = draft.refusals();
        FieldPath name = create.child("name");
        if (name.isSet() && draft.budgetNameTaken(name.text())) {
            draft.refuse(name.error(FAMILY, "DUPLICATE_NAME", "A campaign budget with this name already exists.")
                    .triggeredBy(name.text()));
        }
        boolean custom = create.child("period").text().equals("CUSTOM_PERIOD");
        FieldPath amountField = create.child(custom ? "totalAmountMicros" : "amountMicros");
        checkUnset(create, custom, draft);
        Optional<Long> micros = amount(amountField, draft);
        if (micros.isEmpty() || draft.refusals() > before) {
            return Optional.empty();
        }
        boolean shared = create.child("explicitlyShared").value().asBoolean(true);
        Long amount = micros.get();
        return Optional.of(new AdsBudget(
                draft.newId(), name.text(), custom ? null : amount, custom ? amount : null, shared, false));
    }

    private static void checkUnset(FieldPath create, boolean custom, MutateDraft draft) {
        FieldPath unused = create.child(custom ? "amountMicros" : "totalAmountMicros");
        if (unused.isSet()) {
            draft.refuse(
                    custom
                            ? unused.error(
                                    FAMILY,
                                    "BUDGET_AMOUNT_MUST_BE_UNSET_FOR_CUSTOM_BUDGET_PERIOD",
                                    "Budget amount must be unset when BudgetPeriod is CUSTOM.")
                            : unused.error(
                                    FAMILY,
                                    "TOTAL_BUDGET_AMOUNT_MUST_BE_UNSET_FOR_BUDGET_PERIOD_DAILY",
                                    "Total budget amount must be unset when BudgetPeriod is DAILY."));
        }
    }

    private static Optional<Long> amount(FieldPath field, MutateDraft draft) {
        Optional<Long> micros = field.int64();
        Optional<AdsError> error = fault(field, micros);
        error.ifPresent(draft::refuse);
        return error.isPresent() ? Optional.empty() : micros;
    }

    private static Optional<AdsError> fault(FieldPath field, Optional<Long> micros) {
        if (!field.isSet()) {
            return Optional.of(field.required());
        }
        return micros.map(amount -> fault(field, amount))
                .orElseGet(() ->
                        Optional.of(field.error("fieldError", "INVALID_VALUE", "The field's value is not an int64.")));
    }

    private static Optional<AdsError> fault(FieldPath field, long amount) {
        if (amount < 0) {
            return Optional.of(field.error(FAMILY, "NEGATIVE_MONEY_AMOUNT", "A money amount was negative."));
        }
        if (amount > MAX_MICROS) {
            return Optional.of(field.error(
                    FAMILY, "MONEY_AMOUNT_TOO_LARGE", "A money amount was greater than the maximum allowed."));
        }
        return amount % UNIT_MICROS == 0
                ? Optional.empty()
                : Optional.of(field.error(
                        FAMILY,
                        "NON_MULTIPLE_OF_MINIMUM_CURRENCY_UNIT",
                        "A money amount was not a multiple of a minimum unit."));
    }
}
