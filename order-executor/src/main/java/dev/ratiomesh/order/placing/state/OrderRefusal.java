package dev.ratiomesh.order.placing.state;

import dev.ratiomesh.contracts.order.RefusalCode;

/**
 * Explains why no order is placed.
 *
 * @param detail a sentence with the figures behind the refusal
 */
public record OrderRefusal(RefusalCode code, String detail) {}
