package dev.ratiomesh.contracts.campaign;

import com.fasterxml.jackson.annotation.JsonFormat;
import java.math.BigDecimal;

/**
 * How much a campaign may spend on advertising, in major units of one currency, as decimal strings on the wire.
 *
 * @param currency ISO 4217 code, for example USD
 * @param cap the most the campaign may ever spend
 * @param dailyCap the most it may spend on one day of the campaign's time zone
 * @param orderCap the most a single order may cost
 * @param autoApproveUpTo orders up to this amount need no person; above it an approver decides
 */
public record Budget(
        String currency,
        @JsonFormat(shape = JsonFormat.Shape.STRING) BigDecimal cap,
        @JsonFormat(shape = JsonFormat.Shape.STRING) BigDecimal dailyCap,
        @JsonFormat(shape = JsonFormat.Shape.STRING) BigDecimal orderCap,
        @JsonFormat(shape = JsonFormat.Shape.STRING) BigDecimal autoApproveUpTo) {}
