package dev.ratiomesh.contracts.campaign;

import com.fasterxml.jackson.annotation.JsonFormat;
import java.math.BigDecimal;

/**
 * The spending limits of a campaign in major units of one currency, as decimal strings on the wire.
 *
 * @param currency ISO 4217 code, for example USD
 * @param cap maximum total spending of the campaign
 * @param dailyCap maximum spending on one day of the campaign's time zone
 * @param orderCap maximum cost of a single order
 * @param autoApproveUpTo amount up to which orders are approved automatically; above it an approver decides
 */
public record Budget(
        String currency,
        @JsonFormat(shape = JsonFormat.Shape.STRING) BigDecimal cap,
        @JsonFormat(shape = JsonFormat.Shape.STRING) BigDecimal dailyCap,
        @JsonFormat(shape = JsonFormat.Shape.STRING) BigDecimal orderCap,
        @JsonFormat(shape = JsonFormat.Shape.STRING) BigDecimal autoApproveUpTo) {}
