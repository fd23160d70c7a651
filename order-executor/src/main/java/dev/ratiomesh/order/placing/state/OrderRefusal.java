package dev.ratiomesh.order.placing.state;

import dev.ratiomesh.contracts.order.RefusalCode;

/**
 * Why no order is placed.
 *
 * @param detail in words, with the numbers it rests on
 */
public record OrderRefusal(RefusalCode code, String detail) {}
